import type { Ran } from './ran.ts'

/** What a command changes where people use it, as far as its words tell: `helm upgrade`. */
export function deployOf({ name, words }: Ran): string | undefined {
  const texts = words.map(({ text }) => text)
  if (texts.some((text) => /^--(?:dry-run|help|no-execute-changeset|template)/.test(text) && text !== '--dry-run=none'))
    return undefined
  const said = texts.filter((text) => !text.startsWith('-')).join(' ')
  const [found] = (verbs.get(name) ?? never).exec(said) ?? []
  return found === undefined ? undefined : `${name} ${found}`
}

/** What environments are called. */
export const isStaging = (name: string): boolean => /^(?:stag(?:e|ing)|stg|pre-?prod(?:uction)?|uat)\b/i.test(name)
export const isProduction = (name: string): boolean => /^(?:prod(?:uction)?|live)\b/i.test(name)

const never = /(?!)/
const verbs: ReadonlyMap<string, RegExp> = new Map([
  ['kubectl', /^(?:(?:apply|patch|replace|scale)\b|set image|rollout (?:status|restart|undo))/],
  ['helm', /^(?:upgrade|install)\b/],
  ['helmfile', /^(?:apply|sync)\b/],
  ['argocd', /^app (?:sync|set)\b/],
  ['terraform', /^apply\b/],
  ['tofu', /^apply\b/],
  ['terragrunt', /^(?:apply|run-all apply|run --all apply)\b/],
  ['pulumi', /^up\b/],
  ['cdk', /^deploy\b/],
  ['sam', /^deploy\b/],
  ['serverless', /^deploy\b/],
  ['sls', /^deploy\b/],
  ['flyctl', /^deploy\b/],
  ['fly', /^deploy\b/],
  ['aws', /^(?:ecs update-service|cloudformation deploy|lambda update-function-code|deploy create-deployment)\b/],
  ['gcloud', /^(?:run deploy|app deploy|functions deploy)\b/],
  ['az', /^(?:webapp deploy|containerapp (?:up|update)|deployment \w+ create)\b/],
  ['ansible-playbook', /^\S*deploy\S*/],
])
