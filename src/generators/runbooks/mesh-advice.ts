import type { AlertKind } from '../../model/watch.ts'
import type { Advice, StoreContext } from './store-advice.ts'

export const meshAdvice = {
  'certificate-not-renewed': () => ({
    means:
      'cert-manager should have renewed a certificate inside the cluster more than six hours ago, or has never been able to issue it.',
    impact: 'None until it ends: a renewal is begun long before. After that nothing that asks for it connects.',
    look: [
      'The labels `namespace` and `name` of the alert name it: `kubectl -n <namespace> describe certificate <name>`.',
      'Where does it stand? `kubectl -n <namespace> get certificaterequests,orders,challenges`: the newest one says what it waits for.',
      'What does cert-manager say? `kubectl -n cert-manager logs deploy/cert-manager --tail=200`.',
      'Does the issuer believe in itself? `kubectl get clusterissuers`, `kubectl -n <namespace> get issuers`: READY must be True.',
    ],
    mend: [
      'Begin anew: `kubectl -n <namespace> delete certificaterequest <the failed one>`, or `cmctl renew -n <namespace> <name>`.',
      'A challenge that hangs: its record must be seen by the world, `dig +short TXT _acme-challenge.<host>`; a role that may not write it stands in the log.',
      'An issuer without its secret: apply the directory of the repository that brings it (`kubernetes/mesh`, `security/vault`, `kubernetes/platform`).',
    ],
    over: 'the certificate is Ready and its renewal lies ahead.',
  }),
  'mesh-identity-old': ({ namespace }) => ({
    means:
      'A proxy of Linkerd has a certificate for less than four hours. It lives for a day and is renewed after two thirds of that, so several attempts have failed.',
    impact:
      'When it ends, the pod can neither call nor be called by another one. If the control plane is the cause, all pods follow within hours.',
    look: [
      'One pod or many? The labels `namespace` and `pod` of all alerts that fire.',
      'Does the control plane issue? `kubectl -n linkerd get pods`, `kubectl -n linkerd logs deploy/linkerd-identity -c identity --tail=100`.',
      'Is its issuer valid? `kubectl -n linkerd get certificate linkerd-identity-issuer`; `linkerd check --proxy` says where the chain breaks.',
      `Can the pod reach it? \`kubectl -n ${namespace} logs <pod> -c linkerd-proxy --tail=100\`: the network policy \`allow-mesh\` must let it out to \`linkerd\`.`,
    ],
    mend: [
      'The issuer was not renewed: follow the runbook of that certificate, then `kubectl -n linkerd rollout restart deploy/linkerd-identity`.',
      'The control plane is down: bring its pods back; proxies renew by themselves within minutes.',
      'One pod alone: delete it; its successor begins with a new certificate.',
      'The anchor was changed and pods still hold the old one: `docs/mesh.md` says the order.',
    ],
    over: 'every proxy has a certificate for more than seven hours.',
  }),
  'mesh-bypassed': ({ namespace }) => ({
    means: 'A pod of the system runs without the proxy of the mesh, for a quarter of an hour.',
    impact:
      'It calls in plain text, and those that it calls refuse it: it has no certificate that says who it is. What comes in to it no policy of the mesh judges.',
    look: [
      `\`kubectl -n ${namespace} get pod <pod> -o jsonpath='{.spec.initContainers[*].name} {.metadata.annotations}'\`: is there \`linkerd-proxy\`, does an annotation refuse it?`,
      'Was the injector there when the pod was made? `kubectl -n linkerd get pods -l linkerd.io/control-plane-component=proxy-injector`',
      `Does the namespace ask for it? \`kubectl get namespace ${namespace} -o yaml\`: \`linkerd.io/inject: enabled\`, and the label \`app.kubernetes.io/part-of\`, by which the injector knows it.`,
    ],
    mend: [
      'Delete the pod: its successor gets a proxy.',
      'Take the annotation away that refuses it, in the repository.',
      'The injector refuses nothing and adds nothing: `kubectl get mutatingwebhookconfiguration linkerd-proxy-injector-webhook-config`, and its certificate.',
    ],
    over: 'every pod of the namespace has a container `linkerd-proxy`.',
  }),
} satisfies Partial<Record<AlertKind, (context: StoreContext) => Advice>>
