import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const entry = `
export { validate } from '@actions/languageservice'
export { TextDocument } from 'vscode-languageserver-textdocument'
export { clearCache } from '@actions/languageservice/utils/workflow-cache'
`

/** Packages of which something is in the module: their licences go with it. */
export const vendored = [
  '@actions/expressions',
  '@actions/languageservice',
  '@actions/workflow-parser',
  'cronstrue',
  'vscode-languageserver-textdocument',
  'vscode-languageserver-types',
  'vscode-uri',
  'yaml',
]

/**
 * GitHub's own workflow validator as one module that Node can import: the package reads JSON in a way that Node refuses.
 * Written again only when the package or this script changes.
 */
export async function vendorLanguageService(target = 'src/provers/actions/languageservice.mjs') {
  const { version } = JSON.parse(readFileSync('node_modules/@actions/languageservice/package.json', 'utf8'))
  const stamp = `/* ${createHash('sha256').update(version).update(entry).digest('hex')} */export const version="${version}";`
  if (existsSync(target) && readFileSync(target, 'utf8').startsWith(stamp)) return
  await build({
    stdin: { contents: entry, resolveDir: process.cwd(), loader: 'js' },
    outfile: target,
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    legalComments: 'none',
    logLevel: 'error',
    banner: {
      js: `${stamp}import{createRequire as $require}from'node:module';const require=$require(import.meta.url);`,
    },
  })
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await vendorLanguageService()
