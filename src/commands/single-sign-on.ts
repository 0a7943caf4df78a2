import { type Begun, begin, type Claims, finish, type Provider } from '../connectors/oidc/flow.ts'
import type { Account } from '../model/account.ts'
import { Fault } from '../model/fault.ts'
import { type Role, roles } from '../model/principal.ts'
import type { Database, Server } from '../model/server.ts'
import { accountNamed, accounts, addAccount, changeAccount, lockAccounts } from '../store/access/accounts.ts'
import { addIdentity, hasIdentity, identityOf } from '../store/access/identities.ts'
import { record } from '../store/trail.ts'
import { knownAccount } from './accounts.ts'
import { type SettingValue, setting } from './settings.ts'

type Asked = SettingValue<'oidc'>

/** Where a browser goes to sign in, and what it has to bring back. */
export async function startSingleSignOn(server: Server): Promise<Begun & { readonly url: string }> {
  return begin(providerOf(await setting(server.database, 'oidc'), server), server.fetch)
}

/** The account of whoever the provider has sent back; made when they come for the first time. */
export async function endSingleSignOn(server: Server, came: URL, begun: Begun, at: Date): Promise<Account> {
  const asked = await setting(server.database, 'oidc')
  const provider = providerOf(asked, server)
  return accountOf(server.database, await finish(provider, server.fetch, came, begun), {
    asked,
    issuer: provider.issuer,
    at,
  })
}

/** The account that claims lead to. Their groups say what it may, each time anew. */
export async function accountOf(
  database: Database,
  claims: Claims,
  { asked, issuer, at }: { readonly asked: Asked; readonly issuer: string; readonly at: Date },
): Promise<Account> {
  const role = roleOf(claims, asked)
  if (!role)
    throw new Fault(
      'no-role',
      'you are in none of the groups that may sign in',
      'An administrator says which groups may: the setting `oidc`, field `roles`.',
    )
  return database.transaction(async (within) => {
    await lockAccounts(within)
    const known = await identityOf(within, issuer, claims.sub)
    const name = known ?? (await nameFor(within, claims, asked, { role, at }))
    if (known === undefined) await addIdentity(within, { issuer, subject: claims.sub, account: name, at })
    const account = await knownAccount(within, name)
    if (account.removedAt)
      throw new Fault('forbidden', `\`${name}\` was taken away`, 'An administrator can let you in again.')
    const isLast = account.role === 'admin' && role !== 'admin' && (await administrators(within)) === 1
    if (account.role !== role && !isLast) {
      await changeAccount(within, name, { role })
      const detail = { role, from: account.role, because: 'groups of the provider' }
      await record(within, { at, actor: 'system:oidc', action: 'user/change', subject: `user/${name}`, detail })
    }
    return knownAccount(within, name)
  })
}

/** A name that is free, or one that an administrator has made for somebody without a password. */
async function nameFor(
  database: Database,
  claims: Claims,
  { nameClaim }: Asked,
  { role, at }: { readonly role: Role; readonly at: Date },
): Promise<string> {
  const said = [claims[nameClaim], claims.email, claims.sub].find((each) => typeof each === 'string' && each !== '')
  const name = String(said)
    .toLowerCase()
    .replace(/@.*$/, '')
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[^a-z0-9]+/, '')
    .slice(0, 63)
  const there = await accountNamed(database, name)
  if (there && (there.hasPassword || there.removedAt || (await hasIdentity(database, name))))
    throw new Fault(
      'conflict',
      `there is or was another user \`${name}\``,
      'Whoever it is signs in with a password, or comes from elsewhere: an administrator can give one of you another name.',
    )
  if (there) return name
  const shown = typeof claims.name === 'string' ? claims.name.slice(0, 200) : name
  const email = typeof claims.email === 'string' && claims.email_verified !== false ? claims.email : undefined
  await addAccount(database, { name, shown, role, ...(email && { email }) }, { at, by: 'system:oidc' })
  await record(database, {
    at,
    actor: 'system:oidc',
    action: 'user/add',
    subject: `user/${name}`,
    detail: { role, shown },
  })
  return name
}

function roleOf(claims: Claims, { groupsClaim, roles: byGroup, role }: Asked): Role | undefined {
  const said = claims[groupsClaim]
  const groups = (Array.isArray(said) ? said : [said]).filter((each): each is string => typeof each === 'string')
  const reached = groups.flatMap((group) => (Object.hasOwn(byGroup, group) ? [byGroup[group]] : []))
  return roles.toReversed().find((each) => reached.includes(each)) ?? role
}

async function administrators(database: Database): Promise<number> {
  return (await accounts(database)).filter(({ role }) => role === 'admin').length
}

function providerOf({ issuer, clientId, clientSecret, scopes }: Asked, { address, seal }: Server): Provider {
  if (!issuer || !clientId)
    throw new Fault(
      'no-provider',
      'no provider is set for single sign-on',
      'An administrator sets one: `devops setting change oidc`.',
    )
  const secret = clientSecret === undefined ? undefined : seal.open(clientSecret)
  return { issuer, clientId, clientSecret: secret, scopes, redirect: `${address}/auth/oidc/callback` }
}
