import { AlertmanagerConfig } from '../../kinds/monitoring.ts'
import type { Estate } from '../../model/estate.ts'
import { isMap } from '../../model/shape.ts'
import type { Path } from '../../model/source.ts'
import { hasHole } from '../../model/unknown.ts'
import { matchesGlob } from '../../values/glob.ts'
import type { Check } from '../check.ts'

export const check: Check<AlertmanagerConfig> = {
  title: 'Notification uses a template that nothing defines',
  why: `Alertmanager takes the configuration, and fails when it sends: "template ... not defined". The alert is logged and nobody gets it. Name one of
its own, such as \`slack.default.text\`, or define it in a file of \`templates\`.`,
  severity: 'high',
  level: 'default',
  on: AlertmanagerConfig,
  controls: ['soc2/CC7.3'],
  *run({ receivers = [], templates = [] }, { resource, estate }) {
    // Files that are brought from elsewhere may define anything, and a chart has templates of its own.
    if (templates.length === 0 ? resource.path.length > 1 : !templates.every((each) => isHere(each, estate))) return
    for (const [index, receiver] of receivers.entries())
      for (const { text, at } of textsIn(receiver, ['receivers', index]))
        for (const [, name = ''] of text.matchAll(/\{\{-?\s*template\s+["`]([^"`]+)["`]/g))
          if (!ofAlertmanager.test(name) && !isDefined(name, estate)) {
            const where = templates.length === 0 ? 'no `templates` are loaded' : 'no file of `templates` defines it'
            yield { at, message: `\`${name}\` is no template: ${where}; define it or use one of Alertmanager` }
          }
  },
  examples: [
    {
      bad: `
        -- alertmanager.yml --
        route: { receiver: chat }
        templates: [templates/*.tmpl]
        receivers:
          - name: chat
            slack_configs:
              - { api_url_file: /run/secrets/slack, title: '{{ template "shop.title" . }}' }
        -- templates/shop.tmpl --
        {{ define "shop.titel" }}{{ .CommonLabels.alertname }}{{ end }}
      `,
      good: `
        -- alertmanager.yml --
        route: { receiver: chat }
        templates: [templates/*.tmpl]
        receivers:
          - name: chat
            slack_configs:
              - { api_url_file: /run/secrets/slack, title: '{{ template "shop.title" . }}' }
        -- templates/shop.tmpl --
        {{ define "shop.title" }}{{ .CommonLabels.alertname }}{{ end }}
      `,
    },
  ],
}

/** Of its `default.tmpl` and `email.tmpl`. */
const ofAlertmanager = /^__|^\w+\.default\./

/** Whether files that a path of `templates` means stand in the repository. */
function isHere(pattern: string | undefined, estate: Estate): boolean {
  const name = pattern?.split('/').at(-1)
  if (name === undefined || hasHole(name)) return false
  return [...estate.files.values()].some(
    ({ path, text }) => matchesGlob(path, `**/${name}`) && /\.(?:Alerts|Common\w+|GroupLabels|Labels)\b/.test(text),
  )
}

function isDefined(name: string, estate: Estate): boolean {
  const form = new RegExp(`(?:define|block)\\s+(?:\\\\?["\`])${name.replace(/[^\w]/g, '\\$&')}\\\\?["\`]`)
  return [...estate.files.values()].some(({ text }) => form.test(text))
}

function* textsIn(value: unknown, at: Path): Iterable<{ readonly text: string; readonly at: Path }> {
  if (typeof value === 'string') yield { text: value, at }
  else if (Array.isArray(value)) for (const [index, each] of value.entries()) yield* textsIn(each, [...at, index])
  else if (isMap(value)) for (const [key, each] of Object.entries(value)) yield* textsIn(each, [...at, key])
}
