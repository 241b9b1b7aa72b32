import type { Installation } from '@slack/bolt'
import { expect, it } from 'vitest'
import { installationStore, installedToken } from '../../../src/channels/slack/connect/installations.ts'
import type { TokenVault } from '../../../src/channels/slack/settings.ts'

/** The store's own vault is tried in the loopback tests; here it is only asked which record is whose. */
function shelf(): TokenVault {
  const kept = new Map<string, unknown>()
  return {
    put: async (tenant, name, value) => void kept.set(`${tenant} ${name}`, value),
    get: async (tenant, name) => kept.get(`${tenant} ${name}`),
    remove: async (tenant, name) => void kept.delete(`${tenant} ${name}`),
  }
}
const bot = (token: string) => ({ token, scopes: [], id: 'B1', userId: 'U1' })
const user = { token: undefined, scopes: undefined, id: 'U2' }

it('keeps one installation a workspace, and one for a whole organisation', async () => {
  const vault = shelf()
  const store = installationStore(vault, () => 1)
  const one = { team: { id: 'T1' }, enterprise: { id: 'E1' }, isEnterpriseInstall: false, user, bot: bot('xoxb-one') }
  const all = { team: undefined, enterprise: { id: 'E1' }, isEnterpriseInstall: true, user, bot: bot('xoxb-all') }
  await store.storeInstallation(one as Installation<'v2', boolean>)
  await store.storeInstallation(all as Installation<'v2', boolean>)
  expect(await installedToken(vault, 'slack:T1')).toBe('xoxb-one')
  expect(await installedToken(vault, 'slack:E1')).toBe('xoxb-all')

  const whole = { teamId: 'T9', enterpriseId: 'E1', isEnterpriseInstall: true }
  expect((await store.fetchInstallation(whole)).bot?.token).toBe('xoxb-all')
  await store.deleteInstallation?.(whole)
  await expect(store.fetchInstallation(whole)).rejects.toThrow('not installed')
  const single = { teamId: 'T1', enterpriseId: 'E1', isEnterpriseInstall: false }
  expect((await store.fetchInstallation(single)).bot?.token).toBe('xoxb-one')
})

it('refuses a request that names no workspace', async () => {
  const store = installationStore(shelf(), () => 1)
  const nowhere = { teamId: undefined, enterpriseId: undefined, isEnterpriseInstall: false }
  await expect(store.fetchInstallation(nowhere)).rejects.toThrow('without a workspace')
})
