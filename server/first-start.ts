import type { Services, Tenant } from '../kernel/context.ts'
import { today } from '../kernel/clock.ts'
import { write } from '../kernel/db/write.ts'
import { newId } from '../kernel/ids.ts'
import { issueSetupCodes, roles, rolesWithoutAdministrator } from '../modules/identity/identity.api.ts'
import { seedUniversity } from '../modules/organisation/organisation.seed.ts'
import type { Config } from './config.ts'
import { createTenant } from './create-tenant.ts'
import { readTenants } from '../kernel/tenants.ts'

export interface FirstStart {
  services: Services
  ownerUrl: string
  config: Config
  say: (line: string) => void
}

/** Makes the demonstration that everybody sees. */
export const demoSeed = 20260308

/** What the very first start does: a demonstration university, or an empty one with codes for its administrators. Returns what to print. */
export async function prepareFirstStart(start: FirstStart): Promise<string[]> {
  return start.config.mode === 'demonstration' ? openDemonstration(start) : openProduction(start)
}

async function openDemonstration({ services, ownerUrl, say }: FirstStart): Promise<string[]> {
  const { tenants } = await readTenants(services)
  const { demoAccountsShown } = await import('./demo/shown-accounts.ts')
  if (tenants.length === 0) {
    say('第一次启动：正在生成演示大学…… First start: filling the demonstration university…')
    const { generateDemoUniversity } = await import('./demo/generate.ts')
    const { storeDemoUniversity } = await import('./demo/seed.ts')
    const university = generateDemoUniversity({ seed: demoSeed, today: today(services.clock) })
    const tenant: Tenant = { id: newId(), kind: 'university', name: university.name, shortName: university.shortName, demo: true }
    await createTenant({ ownerUrl, services, tenant, fill: () => storeDemoUniversity(services, tenant, university) })
  }
  const accounts = demoAccountsShown('zh')
  return [
    '这是演示：学校、人员、数据均为虚构。This is a demonstration: the university and its people are invented.',
    ...accounts.map((account) => `  ${account.role}：${account.username} / ${account.password}`),
  ]
}

async function openProduction({ services, ownerUrl, config }: FirstStart): Promise<string[]> {
  const { tenants } = await readTenants(services)
  let tenant = tenants[0]
  if (!tenant) {
    // Until the first administrator says what it is called.
    const university: Tenant = { id: newId(), kind: 'university', name: '本校', shortName: '本校', demo: false }
    await createTenant({
      ownerUrl,
      services,
      tenant: university,
      fill: () => write(asInstaller(services, university), (trx) => seedUniversity(trx, { name: '本校工会', shortName: '校工会' })),
    })
    tenant = university
  }
  return setupLines(services, tenant, config)
}

function asInstaller({ databases, clock }: Services, tenant: Tenant) {
  return { db: databases.of(tenant.id), clock, requestId: newId(), actor: { accountId: null, name: '首次启动', via: 'system' as const } }
}

/** One-time codes for the administrators that nobody is yet: printed once, kept only as hashes. */
async function setupLines(services: Services, tenant: Tenant, config: Config): Promise<string[]> {
  const missing = await rolesWithoutAdministrator(services.databases.of(tenant.id), services.clock.now())
  if (missing.length === 0) return []
  const codes = await write(asInstaller(services, tenant), (trx) => issueSetupCodes(trx, missing))
  const base = config.publicUrl ?? `http://${config.host}:${config.port}`
  return [
    `请三位管理员各用一个一次性设置码，在 ${base}/setup 建立账号（30 天内有效，只显示这一次）：`,
    `Each administrator opens ${base}/setup with a code of their own (valid for 30 days, shown this once):`,
    ...codes.map(({ role, code }) => `  ${roles[role].zh} ${roles[role].en}: ${code}`),
  ]
}
