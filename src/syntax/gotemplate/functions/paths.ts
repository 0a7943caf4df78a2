import { posix } from 'node:path'
import { fail } from '../fault.ts'
import { type Func, of } from '../function.ts'
import { bare, type GoMap, kindOf, mapOf } from '../value.ts'
import { wellFormed } from './bytes.ts'

const base = of(['string'], (path) => (path === '' ? '.' : posix.basename(path) || '/'))
const dir = of(['string'], (path) =>
  posix.normalize(path.slice(0, path.lastIndexOf('/') + 1) || '.').replace(/(.)\/$/, '$1'),
)
const clean = of(['string'], (path) => posix.normalize(path).replace(/(.)\/$/, '$1'))
const ext = of(['string'], (path) => /\.[^./]*$/.exec(path)?.[0] ?? '')
const isAbs = of(['string'], (path) => path.startsWith('/'))

export const paths: Readonly<Record<string, Func>> = {
  base,
  dir,
  clean,
  ext,
  isAbs,
  osBase: base,
  osDir: dir,
  osClean: clean,
  osExt: ext,
  osIsAbs: isAbs,
  urlParse: of(['string'], parseUrl),
  urlJoin: of(['map'], joinUrl),
}

/** As `url.Parse`: a relative reference is one too. */
function parseUrl(text: string): GoMap {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what Go refuses
  if (/[\x00-\x1f\x7f]/.test(text)) fail('unable to parse url: invalid control character in URL')
  const hash = text.indexOf('#')
  const fragment = hash < 0 ? '' : text.slice(hash + 1)
  let rest = hash < 0 ? text : text.slice(0, hash)
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]{0,100}):/.exec(rest)?.[1] ?? ''
  if (scheme === '' && /^[^/?]*:/.test(rest))
    fail('unable to parse url: first path segment in URL cannot contain colon')
  if (scheme !== '') rest = rest.slice(scheme.length + 1)
  const mark = rest.indexOf('?')
  const query = mark < 0 ? '' : rest.slice(mark + 1)
  if (mark >= 0) rest = rest.slice(0, mark)
  const opaque = scheme !== '' && !rest.startsWith('/') ? rest : ''
  if (opaque !== '') rest = ''
  let host = ''
  let userinfo = ''
  if (rest.startsWith('//')) {
    const slash = rest.indexOf('/', 2)
    const authority = rest.slice(2, slash < 0 ? rest.length : slash)
    rest = slash < 0 ? '' : rest.slice(slash)
    const at = authority.lastIndexOf('@')
    userinfo = at < 0 ? '' : authority.slice(0, at)
    host = authority.slice(at + 1)
    if (/[\s<>"]/.test(host)) fail('unable to parse url: invalid character in host name')
    const port = /:([^\]:]*)$/.exec(host)?.[1] ?? ''
    if (/[^0-9]/.test(port)) fail(`unable to parse url: invalid port ":${port}" after host`)
  }
  const hostname = host.replace(/:[0-9]*$/, '').replace(/^\[(.*)\]$/, '$1')
  return mapOf([
    ['scheme', scheme.toLowerCase()],
    ['host', decoded(host)],
    ['hostname', decoded(hostname)],
    ['path', decoded(rest)],
    ['query', query],
    ['opaque', opaque],
    ['fragment', decoded(fragment)],
    ['userinfo', userinfo],
  ])
}

function joinUrl({ entries }: GoMap): string {
  const part = (name: string): string => {
    const value = bare(entries.get(name))
    if (value === undefined) return ''
    return typeof value === 'string'
      ? value
      : fail(`unable to parse ${name} key, must be of type string, but ${kindOf(value)} found`)
  }
  const [scheme, host, path, userinfo] = [part('scheme'), part('host'), part('path'), part('userinfo')]
  const [query, fragment, opaque] = [part('query'), part('fragment'), part('opaque')]
  let out = scheme === '' ? '' : `${scheme}:`
  if (opaque !== '') out += opaque
  else {
    if (scheme !== '' || host !== '' || userinfo !== '') {
      if (host !== '' || path !== '' || userinfo !== '') out += '//'
      if (userinfo !== '') out += `${userinfo}@`
      out += host
    }
    const encoded = escapedPath(path)
    if (encoded !== '' && !encoded.startsWith('/') && host !== '') out += '/'
    out += encoded
  }
  if (query !== '') out += `?${query}`
  return fragment === '' ? out : `${out}#${escapedPath(fragment)}`
}

function escapedPath(path: string): string {
  return path.replace(/[^A-Za-z0-9\-_.~$&+,/:;=@!'()*%]/gu, (char) => encodeURIComponent(wellFormed(char)))
}

function decoded(text: string): string {
  if (!text.includes('%')) return text
  if (/%(?![0-9A-Fa-f]{2})/.test(text)) fail('unable to parse url: invalid URL escape')
  const bytes = text.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return /^[\x20-\x7e]*$/.test(bytes) ? bytes : Buffer.from(bytes, 'latin1').toString('utf8')
}
