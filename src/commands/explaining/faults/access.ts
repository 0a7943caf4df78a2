import type { Explained } from './explained.ts'

export const access: Explained = {
  'wrong-password': {
    title: 'Name and password do not belong together',
    text: 'It is not told which of the two is wrong. A password that somebody else chose lasts a day. Who has lost it gets a new one from an administrator, and the last administrator from `devops user reset NAME` on the machine of the server.',
  },
  'weak-password': {
    title: 'A password is too weak',
    text: 'Twelve letters or more, not one of the words that everybody tries first. Signs and digits are not asked for: length counts.',
  },
  'too-many': {
    title: 'Too many tries',
    text: 'After five failures of one name from one address, twenty of one address or fifty of one name each further one doubles the wait, up to a quarter of an hour; fifteen quiet minutes forget them all. Sessions and tokens go on.',
  },
  'cross-site': {
    title: 'A page of another site asks',
    text: 'A browser sends the cookie of a session whoever wrote the page. What changes anything is therefore taken only from pages of the server itself, which send `X-Devops`; programs use a token.',
  },
  'token-long': {
    title: 'A token would live too long',
    text: 'How long tokens may live is a setting: `devops setting show tokens`.',
  },
  conflict: {
    title: 'Somebody was first',
    text: 'There is one of this name, or it was changed in the meantime. Look again.',
  },
  'unknown-user': { title: 'There is no user of this name', text: '`devops user list` lists them.' },
  'unknown-token': {
    title: 'There is no token of this name',
    text: 'Everybody sees their own: `devops token list`. An administrator sees all.',
  },
  'last-administrator': {
    title: 'Nobody would be an administrator any more',
    text: 'Somebody has to be able to give rights. Make another administrator before you take the last one away.',
  },
  'no-users': {
    title: 'Nobody could ever sign in to this database',
    text: 'The first start of a server makes an administrator. There is nobody to be reset before.',
  },
  'plain-http': {
    title: 'A password would be sent in the clear',
    text: 'Over http everybody on the way can read it. On this machine that is nobody; elsewhere say `--plain-http` where you know who is on the way.',
  },
  'trail-file': {
    title: 'A file is no export of a trail',
    text: '`devops trail export` writes JSON lines: an entry each, and the signed head. `devops trail verify --file` reads them without a server.',
  },
  'unknown-setting': { title: 'There is no setting of this name', text: '`devops setting list` lists them.' },
  'backup-file': {
    title: 'A file is no backup, or cannot be written',
    text: 'A backup is written whole or not at all, never over another file, and carries a sum of all that it holds. One that does not add up is not restored, not even in part.',
  },
  'database-used': {
    title: 'A backup would overwrite what is there',
    text: 'A backup is restored into a fresh folder or an empty database, on which no server was ever started.',
  },
  'no-provider': {
    title: 'No provider is set for single sign-on',
    text: 'The setting `oidc` names one: issuer, clientId and, unless it is a public client, clientSecret.',
  },
  'oidc-refused': {
    title: 'The provider does not let a sign-in through',
    text: 'It cannot be reached, does not know us, or what came back is not what this browser has begun. Its own log says more.',
  },
  'no-role': {
    title: 'None of your groups may sign in',
    text: 'The setting `oidc` says which group brings which role (`roles`), and what those outside of all have (`role`).',
  },
}
