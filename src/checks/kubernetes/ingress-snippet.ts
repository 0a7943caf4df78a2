import { Ingress } from '../../kinds/kubernetes/ingress.ts'
import type { Check, Report } from '../check.ts'

const snippet = /^nginx\.(?:ingress\.kubernetes\.io|org)\/(?:[a-z]+-)*snippets?$/

function rowOf(
  row: Pick<Check, 'title' | 'why' | 'severity' | 'level' | 'sources'>,
  isWrong: (text: string) => boolean,
  says: string,
  examples: Check['examples'],
): Check {
  const check: Check<Ingress> = {
    ...row,
    on: Ingress,
    controls: ['soc2/CC6.6', 'nist-800-53/CM-7'],
    *run({ metadata }): Iterable<Report> {
      for (const [name, text] of Object.entries(metadata?.annotations ?? {}))
        if (snippet.test(name) && isWrong(text))
          yield { at: ['metadata', 'annotations', name], part: 'key', message: says }
    },
    examples,
  }
  return check as Check
}

/** Lines that are put into the configuration of nginx. */
export const checks: Readonly<Record<string, Check>> = {
  lua: rowOf(
    {
      title: 'Ingress brings a program into the controller',
      why: `Lua in a snippet runs in the controller, which holds the certificates and Secrets of the whole cluster
(CVE-2021-25742). Do what it does in the application, or in a proxy of its own.`,
      severity: 'high',
      level: 'default',
      sources: ['checkov/CKV_K8S_152'],
    },
    (text) => /\b(?:[a-z_]+_by_lua(?:_block|_file)?|lua_[a-z_]+)\b/.test(text),
    'the snippet runs Lua in the controller; do it in the application',
    [
      {
        bad: ingressWith('return 200;\n      content_by_lua_block { ngx.say(1) }'),
        good: ingressWith('more_set_headers "X-Frame-Options: DENY";'),
      },
    ],
  ),
  files: rowOf(
    {
      title: 'Ingress serves files of the controller',
      why: `\`alias\` and \`root\` in a snippet serve whatever the controller can read, the token of its ServiceAccount included
(CVE-2021-25742). Serve files from a pod of their own.`,
      severity: 'high',
      level: 'default',
      sources: ['checkov/CKV_K8S_154'],
    },
    (text) => /(?:^|[\s;{])(?:alias|root)\s+\S/.test(text),
    'the snippet reaches files of the controller; serve them from a pod of their own',
    [
      {
        bad: ingressWith('location /x { alias /var/run; }'),
        good: ingressWith('more_set_headers "X-Frame-Options: DENY";'),
      },
    ],
  ),
  any: rowOf(
    {
      title: 'Ingress writes into the configuration of nginx',
      why: `A snippet is pasted as it is: one wrong line stops every reload for everybody, and controllers since 1.9 refuse
snippets unless told otherwise. Use the annotation that is made for it.`,
      severity: 'low',
      level: 'strict',
      sources: ['checkov/CKV_K8S_153'],
    },
    () => true,
    'the snippet is pasted into the configuration of all; use the annotation made for it',
    [
      {
        bad: ingressWith('more_set_headers "X-Frame-Options: DENY";'),
        good: ingressWith('more_set_headers "X-Frame-Options: DENY";').replace(
          /nginx\.ingress\S+ \|\n.*\n/,
          'nginx.ingress.kubernetes.io/ssl-redirect: "true"\n',
        ),
      },
    ],
  ),
}

function ingressWith(text: string): string {
  return `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
  annotations:
    nginx.ingress.kubernetes.io/configuration-snippet: |
      ${text}
spec:
  rules: [{ host: shop.example.com }]
`
}
