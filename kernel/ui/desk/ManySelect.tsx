import { Select, type SelectProps } from 'antd'

/** Choosing several. Tab only leaves it: antd would tick or untick whatever lies under the cursor on the way out. */
export function ManySelect(props: SelectProps<string[]>) {
  return (
    <div onKeyDownCapture={(event) => event.key === 'Tab' && event.stopPropagation()}>
      <Select mode="multiple" {...props} />
    </div>
  )
}
