import { matchesGlob } from '../../values/glob.ts'

/** JSON files that their programs read with comments and last commas. */
export function mayHaveComments(path: string): boolean {
  return matchesGlob(path, known)
}

const known = [
  '**/*.jsonc',
  '**/{ts,js}config*.json',
  '**/.vscode/*.json',
  '**/devcontainer*.json',
  '**/.devcontainer/**/*.json',
  '**/.{eslintrc,babelrc,swcrc,jshintrc,prettierrc,stylelintrc}.json',
  '**/{renovate,nx,turbo,deno,biome,api-extractor,tslint,rush}.json',
  '**/.renovaterc.json',
  '**/appsettings*.json',
]
