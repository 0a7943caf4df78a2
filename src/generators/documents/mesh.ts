import { chartOf } from '../../facts/versions.ts'
import type { Plan } from '../../model/plan.ts'
import { sh } from './markdown.ts'

/** How Linkerd is lived with: what renews itself, what people do, and in which order. */
export function meshDocument({ mesh, monitoring, stages }: Plan): string | undefined {
  if (mesh !== 'linkerd') return undefined
  const { appVersion } = chartOf('linkerd-control-plane')
  const namespace = stages[0]?.namespace ?? ''
  return `${[
    '# Linkerd',
    `Each pod of the stages has a proxy beside it (\`linkerd-proxy\`, a sidecar that Kubernetes itself starts first and ends last, so that jobs end when they are done). Proxies encrypt what pods say to each other and prove by a certificate under which account they run; \`mesh.yaml\` of each overlay says which account may call which port, edge by edge from \`devops.yaml\`. Nothing else is let in.`,
    '## What is not in the mesh',
    `- Load balancers, Prometheus (\`${monitoring.namespace}\`) and the nodes that ask whether pods live: they have no certificate, and are let in by their networks; which pods of these networks it is, the network policies say.\n- Databases, caches and AWS: their TLS is their own.\n- A probe that only opens a connection (services over TCP) is answered by the proxy: it shows that the proxy lives, not the service behind it.`,
    '## Which release this is',
    `\`${appVersion}\`, from the charts that the authors of Linkerd publish themselves. They call these edge, and give no promise of stability between two of them; releases that are called stable come from one company alone (Buoyant), with a licence key that is free for small companies. Read the notes of each release between the one that runs and the next; never skip those of a version that they call not recommended.`,
    '## What renews itself',
    `| What | Lives | Renewed | By |
|---|---|---|---|
| Certificate of each proxy | a day | after seven tenths of it | Linkerd |
| \`linkerd-identity-issuer\`, which signs them | 30 days | 15 days before its end | cert-manager |
| Certificates of the webhooks | 90 days | 30 days before their end | cert-manager |
| \`linkerd-trust-anchor\`, which all trust | 10 years | a year before its end, with the same key | cert-manager |

An alert fires when one of them is late. A renewed anchor has the key of the old one: proxies that hold the old one believe what is signed under the new one, and take the new one when their pod is next made. Every pod is made anew within that year; \`kubectl get pods -A --sort-by=.metadata.creationTimestamp\` shows those that were not.`,
    '## To change the key of the anchor',
    'After a theft, or when your rules ask for it. Nothing stops as long as no step is left out:',
    sh([
      '# 1. Keep the old one, and trust both: add to the sources of the Bundle in kubernetes/mesh/trust.yaml',
      '#    - secret: { name: linkerd-previous-anchor, key: tls.crt }',
      `kubectl -n cert-manager get secret linkerd-trust-anchor -o json | jq '{apiVersion, kind, type, metadata: {name: "linkerd-previous-anchor", namespace: "cert-manager"}, data: {"tls.crt": .data["tls.crt"], "tls.key": .data["tls.key"]}}' | kubectl apply -f -`,
      '# 2. A new key and a new anchor',
      'kubectl -n cert-manager delete secret linkerd-trust-anchor && kubectl -n cert-manager wait --for=condition=Ready certificate/linkerd-trust-anchor',
      '# 3. Every proxy trusts both; nothing is signed by the new one yet',
      `kubectl -n linkerd rollout restart deploy && kubectl -n ${namespace} rollout restart deploy   # and every other stage`,
      '# 4. The issuer under the new one',
      'cmctl renew -n linkerd linkerd-identity-issuer && kubectl -n linkerd rollout restart deploy/linkerd-identity',
      '# 5. After a day every certificate is signed by it: take the old one out of the Bundle, restart as in 3, delete its secret',
    ]),
    'cert-manager renews an issuer that is due with the newest anchor: do steps 1 to 3 within one day, not while `linkerd-identity-issuer` is about to be renewed.',
    '## An upgrade',
    'Kinds first, then the plug-in of the nodes, then the control plane: their waves do that. Proxies take the new version when their pod is made anew; a control plane serves proxies of the release before. `linkerd check --proxy` says who is behind.',
    '## When the control plane is gone',
    'Calls between running pods go on, with the certificates, addresses and policies that their proxies hold: for less than a day. New pods do not start, since the webhook that gives them a proxy must answer. Nothing but the stages waits for it.',
  ].join('\n\n')}\n`
}
