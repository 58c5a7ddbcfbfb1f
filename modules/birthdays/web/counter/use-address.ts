import { useEffect, useState } from 'react'
import { readStored, writeStored } from '../../../../kernel/ui/stored.ts'

const storeKey = 'tongxin.birthday-shop'

/**
 * What the address says behind #, where no server sees it: the shop's secret, which this phone then keeps, or a coupon's code from an
 * ordinary camera. It does not stay in the address: a counter's screen is looked at by many.
 */
export function useAddress(): { secret: string | null; code: string | null; forget: () => void } {
  const [said, setSaid] = useState(readAddress)
  const [kept, keep] = useState(() => readStored('local', storeKey))
  useEffect(() => {
    const settle = () => {
      const next = readAddress()
      if (next.secret === null && next.code === null) return
      if (next.secret !== null) {
        writeStored('local', storeKey, next.secret)
        keep(next.secret)
      }
      setSaid(next)
      history.replaceState(history.state, '', location.pathname)
    }
    settle()
    window.addEventListener('hashchange', settle)
    return () => window.removeEventListener('hashchange', settle)
  }, [])
  const forget = () => {
    writeStored('local', storeKey, null)
    keep(null)
    setSaid({ secret: null, code: null })
  }
  return { secret: said.secret ?? kept, code: said.code, forget }
}

function readAddress(): { secret: string | null; code: string | null } {
  const words = new URLSearchParams(location.hash.slice(1))
  return { secret: words.get('shop'), code: words.get('code') }
}
