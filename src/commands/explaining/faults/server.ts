import type { Explained } from './explained.ts'

export const server: Explained = {
  'database-address': {
    title: 'The address of the database cannot be read',
    text: 'It is a URL: `postgres://USER:PASSWORD@HOST:5432/NAME`. Signs of a password that mean something in a URL are written as `%40` and the like.',
  },
  'database-unreachable': {
    title: 'The database does not answer',
    text: 'Either nothing listens there, or it refuses the user. Nothing was changed; the server did not start.',
  },
  'database-newer': {
    title: 'The database was changed by a newer program',
    text: 'An older program would not understand what a newer one has stored. Run the newer one again, or restore a backup that was made before.',
  },
  'database-start': {
    title: 'The embedded database does not start',
    text: 'Its own log in the data folder says why: a full disk, a folder whose owner changed, files that are damaged.',
  },
  'database-folder': {
    title: 'No database can be made in a folder',
    text: 'The folder has to be writable. PostgreSQL refuses to run as root; started by root it runs as nobody, who has to be able to enter every parent folder.',
  },
  'database-missing': {
    title: 'No PostgreSQL came with the package for this machine',
    text: 'Binaries are there for Linux, macOS and Windows on the usual processors. Elsewhere, or where optional packages were left out, name a database with `--database`.',
  },
  'no-consent': {
    title: 'A tool that changes something was called, and nobody could be asked',
    text: 'Commands that change something need the consent of a person. A client that can ask shows them what is to be done; for others whoever starts `devops mcp` agrees beforehand with `--allow TOOL` or `--allow-changes`, and over HTTP with `?allow=TOOL` in the address, or with a token whose scopes name the command.',
  },
  declined: {
    title: 'Whoever was asked did not agree',
    text: 'A client asked a person whether a tool may change something, and they said no or closed the question. Nothing was done.',
  },
  'server-files': {
    title: 'A server was asked to write a file',
    text: 'Commands on a server touch no disk but that of its database: files of whoever asks are sent as text, and answers are written where they are read.',
  },
  'secrets-folder': {
    title: 'A file with a secret cannot be read',
    text: 'DEVOPS_SECRETS names a folder that holds a file for each secret: database, key, admin-password, metrics-token, token. One that is not there is as good as not said; one that is there has to be readable.',
  },
  'log-level': {
    title: 'The level of the log is none',
    text: 'DEVOPS_LOG_LEVEL is one of error, warn, info, debug. Unless said it is info, and warn where the server runs on a terminal.',
  },
  'seal-key': {
    title: 'The key of the server is missing or malformed',
    text: 'Secrets are stored under a key of 32 bytes. With its own database the server makes one in the data folder; servers that share a database share a key in MILLWRIGHT_KEY.',
  },
  'seal-broken': {
    title: 'A stored secret cannot be opened',
    text: 'It was stored under another key. Give the server that key, or enter the secret anew; nothing else is lost.',
  },
  'no-server': {
    title: 'A command needs a server',
    text: 'Incidents, schedules and measurements are kept by a server. Set DEVOPS_SERVER to its address and DEVOPS_TOKEN to a token of yours.',
  },
  'no-doors': { title: 'A server cannot be started from here', text: 'Start it from a terminal: `devops serve`.' },
  'server-unreachable': {
    title: 'The server does not answer',
    text: 'The address in DEVOPS_SERVER has to be the one that `devops serve` told, and reachable from here. Nothing was done.',
  },
  'not-found': {
    title: 'There is nothing at this address',
    text: 'The description of the API lists what there is: `/api/openapi.json`.',
  },
  input: { title: 'A request is not understood', text: 'The description of the API says what each command takes.' },
  'too-large': {
    title: 'A request is too large',
    text: 'Eight megabytes at once are the limit. Nothing of it was taken.',
  },
  unauthenticated: { title: 'Nobody is signed in', text: 'Sign in, or send a token as `Authorization: Bearer ...`.' },
  forbidden: {
    title: 'You may not do this',
    text: 'What you are does not reach: a viewer looks, a responder answers incidents, an operator changes what is watched, an administrator everything. A token may be limited to some commands.',
  },
}
