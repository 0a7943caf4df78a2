import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { build } from 'vite'

/** Builds the console into `<target>/web`. Answers the modules that are in it, for their licences. */
export async function buildWeb(target) {
  const root = resolve('src/faces/web')
  const { output } = await build({
    root,
    configFile: false,
    logLevel: 'warn',
    plugins: [react()],
    // The server puts one of its own into each page.
    html: { cspNonce: '%NONCE%' },
    build: {
      outDir: resolve(target, 'web'),
      emptyOutDir: true,
      target: 'es2022',
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 700,
      reportCompressedSize: false,
    },
  })
  const chunks = output.filter(({ type }) => type === 'chunk')
  const sizes = chunks
    .map(({ fileName, code, isEntry }) => ({ fileName, isEntry, bytes: code.length, gzip: gzipSync(code).length }))
    .sort((one, other) => other.bytes - one.bytes)
  const kilobytes = (bytes) => `${Math.round(bytes / 1000)} kB`
  for (const { fileName, isEntry, bytes, gzip } of sizes)
    if (isEntry || bytes > 50_000)
      console.error(
        `${join(target, 'web', fileName)}${isEntry ? ' (first)' : ''}: ${kilobytes(bytes)}, gzip ${kilobytes(gzip)}`,
      )
  return chunks
    .flatMap(({ moduleIds }) => moduleIds)
    .map((path) => path.replace(/^\0/, '').replace(`${resolve('.')}/`, ''))
}

if (process.argv[1]?.endsWith('build-web.mjs')) await buildWeb(process.argv[2] ?? 'dist')
