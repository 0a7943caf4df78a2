import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Context } from 'hono'
import { Fault } from '../../model/fault.ts'

/**
 * The page of the console: never kept, for its nonce is new each time. Its scripts are files of ours alone; styles that Mantine
 * adds while it runs carry the nonce. Nothing of it may be framed, sent elsewhere or fetched from elsewhere.
 */
export function consolePage(context: Context): Response {
  const nonce = randomBytes(18).toString('base64')
  const text = built().index.replaceAll('%NONCE%', nonce)
  return context.html(text, 200, { ...headers(`'self' 'nonce-${nonce}'`), 'cache-control': 'no-cache' })
}

/** A file of the console. Those of `assets` have a hash of what they hold in their name, and so never change. */
export async function consoleFile(context: Context): Promise<Response> {
  const file = built().files.get(context.req.path)
  if (!file)
    throw new Fault(
      'not-found',
      `there is nothing at ${context.req.path}`,
      'Load the page anew: it is of another version.',
    )
  const head: Record<string, string> = {
    'content-type': file.type,
    'x-content-type-options': 'nosniff',
    etag: file.etag,
    vary: 'accept-encoding',
    'cache-control': context.req.path.startsWith('/assets/')
      ? 'public, max-age=31536000, immutable'
      : 'public, max-age=3600',
  }
  if (context.req.header('if-none-match')?.includes(file.etag)) return context.body(null, 304, head)
  const packing = packingFor(context.req.header('accept-encoding') ?? '')
  if (packing === undefined) return context.body(file.bytes, 200, head)
  const packed = file.packed[packing] ?? pack[packing](file.bytes)
  file.packed[packing] = packed
  return context.body(new Uint8Array(await packed), 200, { ...head, 'content-encoding': packing })
}

/** What every page of ours is sent with. */
export function headers(styles: string): Record<string, string> {
  return {
    'content-security-policy': [
      "default-src 'none'",
      "script-src 'self'",
      `style-src ${styles}`,
      "img-src 'self' data:",
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ].join('; '),
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
    'cross-origin-opener-policy': 'same-origin',
  }
}

interface File {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly type: string
  readonly etag: string
  /** Packed when it is first asked for, once. */
  readonly packed: { br?: Promise<Buffer>; gzip?: Promise<Buffer> }
}

interface Built {
  readonly index: string
  /** By path. */
  readonly files: ReadonlyMap<string, File>
}

let kept: Built | undefined

function built(): Built {
  kept ??= read()
  return kept
}

/** The console lies beside the bundle, or where the sources are built to. */
function read(): Built {
  const here = dirname(fileURLToPath(import.meta.url))
  const folder = [join(here, 'web'), join(here, '../../../dist/web')].find((each) =>
    existsSync(join(each, 'index.html')),
  )
  if (folder === undefined)
    throw new Fault(
      'not-found',
      'the console is not built',
      'Run `npm run build`; the API and the command line work without it.',
    )
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'))
  const files = names
    .filter((name) => types[extname(name)] !== undefined)
    .map((name) => [`/${name}`, fileOf(folder, name)] as const)
  return { index: readFileSync(join(folder, 'index.html'), 'utf8'), files: new Map(files) }
}

function fileOf(folder: string, name: string): File {
  const bytes = new Uint8Array(readFileSync(join(folder, name)))
  const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 22)
  return { bytes, type: types[extname(name)] ?? '', etag: `"${hash}"`, packed: {} }
}

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}

const brotli = promisify(brotliCompress)
const pack = {
  br: (bytes: Uint8Array) => brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }) as Promise<Buffer>,
  gzip: promisify(gzip) as (bytes: Uint8Array) => Promise<Buffer>,
}

function packingFor(accepted: string): 'br' | 'gzip' | undefined {
  return (['br', 'gzip'] as const).find((each) => accepted.includes(each))
}
