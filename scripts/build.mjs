import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { build } from 'esbuild'
import { buildWeb } from './build-web.mjs'
import { vendored, vendorLanguageService } from './vendor-languageservice.mjs'

// One small package: everything is bundled, each command in chunks of its own, beside the WASM and data files that they read.
const target = process.argv[2] ?? 'dist'
const { version } = JSON.parse(readFileSync('package.json', 'utf8'))

for (const old of existsSync(target) ? readdirSync(target) : []) if (old.endsWith('.mjs')) rmSync(join(target, old))
mkdirSync(target, { recursive: true })
await vendorLanguageService()
// What runs in the reader's browser is a text to the program.
for (const name of ['map', 'findings'])
  await build({
    entryPoints: [`src/faces/cli/views/${name}/client/main.js`],
    outfile: `src/faces/cli/views/${name}/${name}.bundle.js`,
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'error',
  })

const { metafile, warnings } = await build({
  entryPoints: { devops: 'src/faces/devops.ts' },
  outdir: target,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  chunkNames: '[name]-[hash]',
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'none',
  metafile: true,
  logLevel: 'error',
  // Asked for by Go's WASM bridge where there is no global one, which Node has.
  external: ['performance'],
  define: { VERSION: JSON.stringify(version) },
  // CommonJS inside the bundle asks for what ES modules lack. Chunks lie in one directory, so all of them may share the names.
  banner: {
    js: "import{createRequire as $require}from'node:module';import{fileURLToPath as $path}from'node:url';const require=$require(import.meta.url),__filename=$path(import.meta.url),__dirname=$path(new URL('.',import.meta.url));",
  },
  plugins: [
    { name: 'files-beside', setup: filesBeside },
    { name: 'named-exports', setup: namedExports },
  ],
})
for (const { text, location } of warnings) console.error(`${location?.file}:${location?.line} ${text}`)
const web = await buildWeb(target)
const entry = join(target, 'devops.mjs')
writeFileSync(entry, `#!/usr/bin/env node\n${readFileSync(entry, 'utf8')}`, { mode: 0o755 })
writeFileSync(
  join(target, 'LICENSES.txt'),
  licences([
    ...Object.keys(metafile.inputs).filter((path) => !path.startsWith('named:')),
    ...web,
    ...vendored.map((name) => `node_modules/${name}/`),
  ]),
)
const size = Object.values(metafile.outputs).reduce((sum, { bytes }) => sum + bytes, 0)
console.error(
  `dist/devops.mjs ${version}: ${Object.keys(metafile.outputs).length} chunks, ${(size / 1e6).toFixed(1)} MB`,
)

/** Files that code reads by its own place go into the bundle's directory: ours under their own name, WASM under its package's. */
function filesBeside({ onLoad }) {
  onLoad({ filter: /[\\/]src[\\/].*\.ts$/, namespace: 'file' }, ({ path }) => {
    const contents = readFileSync(path, 'utf8').replaceAll(
      /new URL\((['"])(\.[^'"]+)\1, import\.meta\.url\)/g,
      (whole, quote, name) => {
        const file = join(dirname(path), name)
        // What is not beside the source lies beside `dist`, as `examples` does.
        if (!existsSync(file)) return whole
        cpSync(file, join(target, basename(name)), { recursive: true })
        return `new URL(${quote}./${basename(name)}${quote}, import.meta.url)`
      },
    )
    return { contents, loader: 'ts' }
  })
  // Messages of zod in fifty languages, of which none is ever asked for.
  onLoad({ filter: /zod[\\/]v4[\\/]locales[\\/]index\.js$/, namespace: 'file' }, () => ({
    contents: "export { default as en } from './en.js'",
    loader: 'js',
  }))
  onLoad({ filter: /@cdktn[\\/][^\\/]+[\\/]build[\\/].*\.js$/, namespace: 'file' }, ({ path }) => {
    const text = readFileSync(path, 'utf8')
    const name = `${basename(dirname(dirname(path)))}.wasm.gz`
    const contents = text.replace(/\(__dirname, "\.\.", "main\.wasm\.gz"\)/, `(__dirname, ${JSON.stringify(name)})`)
    if (contents !== text) cpSync(join(dirname(dirname(path)), 'main.wasm.gz'), join(target, name))
    return { contents, loader: 'js' }
  })
}

/** A CommonJS package that is imported when it is first needed keeps the names that Node gives it; esbuild alone would leave it `default`. */
function namedExports({ onResolve, onLoad, resolve }) {
  onResolve({ filter: /^[^./]/ }, async ({ path, kind, resolveDir, pluginData }) => {
    if (kind !== 'dynamic-import' || pluginData === 'inner') return undefined
    const found = await resolve(path, { kind, resolveDir, pluginData: 'inner' })
    return found.external || !isCommonJs(found.path) ? found : { path: found.path, namespace: 'named' }
  })
  onLoad({ filter: /.*/, namespace: 'named' }, ({ path }) => {
    const text = readFileSync(path, 'utf8')
    const matches = text.matchAll(
      /\bexports\.([A-Za-z_$][\w$]*)\s*=|defineProperty\(exports,\s*['"]([A-Za-z_$][\w$]*)['"]/g,
    )
    const names = new Set([...matches].map(([, assigned, defined]) => assigned ?? defined))
    names.delete('default')
    names.delete('__esModule')
    const contents = `import * as all from ${JSON.stringify(path)}; export default all.default; export const { ${[...names].join(', ')} } = all`
    return { contents, resolveDir: dirname(path), loader: 'js' }
  })
}

function isCommonJs(path) {
  if (path.endsWith('.cjs')) return true
  let directory = dirname(path)
  while (!existsSync(join(directory, 'package.json')) && dirname(directory) !== directory)
    directory = dirname(directory)
  return path.endsWith('.js') && JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')).type !== 'module'
}

/** The licence of every package of which something is in the bundle, or in a module that goes with it. */
function licences(inputs) {
  const bundled = inputs.map((path) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]).filter(Boolean)
  const packages = new Set(bundled)
  return [...packages]
    .sort()
    .map((path) => {
      const { name, version, license } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'))
      const file = readdirSync(path).find((each) => /^licen[cs]e/i.test(each))
      const text = file ? readFileSync(join(path, file), 'utf8').trim() : 'The package holds no licence text.'
      return `${name} ${version} (${license})\n\n${text}\n`
    })
    .join(`\n${'-'.repeat(80)}\n\n`)
}
