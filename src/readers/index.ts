// Written by `npm run gen`: one line per unit.
import type { Reader } from './reader.ts'
import { reader as actions } from './actions/reader.ts'
import { reader as backstage } from './backstage/reader.ts'
import { reader as cargo } from './cargo/reader.ts'
import { reader as cloudformation } from './cloudformation/reader.ts'
import { reader as codeowners } from './codeowners/reader.ts'
import { reader as compose } from './compose/reader.ts'
import { reader as docker } from './docker/reader.ts'
import { reader as dockerignore } from './dockerignore/reader.ts'
import { reader as dotenv } from './dotenv/reader.ts'
import { reader as dotnetJson } from './dotnet/json.ts'
import { reader as dotnet } from './dotnet/reader.ts'
import { reader as embedded } from './embedded/reader.ts'
import { reader as gitlab } from './gitlab/reader.ts'
import { reader as goModule } from './go/module.ts'
import { reader as goSum } from './go/sum.ts'
import { reader as gradleCatalog } from './gradle/catalog.ts'
import { reader as gradleLock } from './gradle/lock.ts'
import { reader as gradle } from './gradle/reader.ts'
import { reader as gradleWrapper } from './gradle/wrapper.ts'
import { reader as grafana } from './grafana/reader.ts'
import { reader as helm } from './helm/reader.ts'
import { reader as kubernetes } from './kubernetes/reader.ts'
import { reader as kustomize } from './kustomize/reader.ts'
import { reader as maven } from './maven/reader.ts'
import { reader as npmLock } from './npm/lock.ts'
import { reader as npmManifest } from './npm/manifest.ts'
import { reader as npmNpmrc } from './npm/npmrc.ts'
import { reader as npmYarn } from './npm/yarn.ts'
import { reader as openapi } from './openapi/reader.ts'
import { reader as php } from './php/reader.ts'
import { reader as prometheus } from './prometheus/reader.ts'
import { reader as pythonLock } from './python/lock.ts'
import { reader as pythonPipfileLock } from './python/pipfile-lock.ts'
import { reader as pythonProgram } from './python/program.ts'
import { reader as pythonPyproject } from './python/pyproject.ts'
import { reader as pythonRequirements } from './python/requirements.ts'
import { reader as pythonSetup } from './python/setup.ts'
import { reader as rubyGemfile } from './ruby/gemfile.ts'
import { reader as rubyLock } from './ruby/lock.ts'
import { reader as score } from './score/reader.ts'
import { reader as shell } from './shell/reader.ts'
import { reader as slo } from './slo/reader.ts'
import { reader as terraform } from './terraform/reader.ts'
import { reader as toolchainToml } from './toolchain/toml.ts'
import { reader as toolchainWords } from './toolchain/words.ts'
import { reader as updates } from './updates/reader.ts'

export const readers: Readonly<Record<string, Reader>> = {
  actions: actions,
  backstage: backstage,
  cargo: cargo,
  cloudformation: cloudformation,
  codeowners: codeowners,
  compose: compose,
  docker: docker,
  dockerignore: dockerignore,
  dotenv: dotenv,
  'dotnet/json': dotnetJson,
  dotnet: dotnet,
  embedded: embedded,
  gitlab: gitlab,
  'go/module': goModule,
  'go/sum': goSum,
  'gradle/catalog': gradleCatalog,
  'gradle/lock': gradleLock,
  gradle: gradle,
  'gradle/wrapper': gradleWrapper,
  grafana: grafana,
  helm: helm,
  kubernetes: kubernetes,
  kustomize: kustomize,
  maven: maven,
  'npm/lock': npmLock,
  'npm/manifest': npmManifest,
  'npm/npmrc': npmNpmrc,
  'npm/yarn': npmYarn,
  openapi: openapi,
  php: php,
  prometheus: prometheus,
  'python/lock': pythonLock,
  'python/pipfile-lock': pythonPipfileLock,
  'python/program': pythonProgram,
  'python/pyproject': pythonPyproject,
  'python/requirements': pythonRequirements,
  'python/setup': pythonSetup,
  'ruby/gemfile': rubyGemfile,
  'ruby/lock': rubyLock,
  score: score,
  shell: shell,
  slo: slo,
  terraform: terraform,
  'toolchain/toml': toolchainToml,
  'toolchain/words': toolchainWords,
  updates: updates,
}
