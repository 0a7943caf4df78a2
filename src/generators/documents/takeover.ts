import type { Blueprint } from '../../model/blueprint.ts'
import type { Plan, Stage } from '../../model/plan.ts'
import { code, sh } from './markdown.ts'

/** How the hosts of a stage that was lost come to the one that stands in for it, and back. */
export function takeover({ plan, spec }: Blueprint, stage: Stage, lost: Stage): string {
  const at = (name: string) => [...plan.sites, ...plan.workloads].flatMap(({ hosts }) => hosts[name] ?? [])
  const served = plan.workloads.flatMap(({ hosts }) => hosts[lost.name] ?? [])
  return [
    `${at(stage.name)
      .map((host) => `- https://${host}`)
      .join(
        '\n',
      )}\n\nThese answer at once. So would ${code(served.length > 0 ? served : at(lost.name))}: the certificates here are for the hosts of \`${lost.name}\` too${served.length > 0 ? ', and so is the load balancer' : ''}. Only their records still lead to ${spec.cloud.region}.`,
    ...(spec.cloud.region === 'us-east-1'
      ? [
          'Route 53 and CloudFront take changes through us-east-1 alone. While they take none, tell people the addresses above.',
        ]
      : []),
    sh([
      `zone=$(aws route53 list-hosted-zones-by-name --dns-name ${spec.domain} --query 'HostedZones[0].Id' --output text)`,
    ]),
    ...(served.length > 0 ? records(plan, stage, lost, served) : []),
    ...plan.sites.flatMap(({ name, hosts }) => site(name, hosts[stage.name] ?? '', hosts[lost.name] ?? '')),
    `Going back, once \`${lost.name}\` runs and has its data: ${[
      ...(served.length > 0
        ? ['hand the records over the other way, `from` and `to` exchanged, and only then take the patch out again']
        : []),
      ...(plan.sites.length > 0
        ? [`move the name of each site with the address of its distribution in \`${lost.name}\``]
        : []),
    ].join('; ')}.`,
  ].join('\n\n')
}

/** First the Ingress, then the owner: what external-dns owns and no Ingress names, it deletes. */
function records({ stacks, system }: Plan, stage: Stage, lost: Stage, hosts: readonly string[]): string[] {
  const cluster = (name: string) => stacks.find((stack) => stack.name === name)?.cluster ?? ''
  const names = hosts.map((host) => host.replaceAll('.', '[.]')).join('|')
  return [
    `Let external-dns here name all hosts of the Ingress: in \`${stage.overlay}/custom/kustomization.yaml\`, through the branch as ever,`,
    `\`\`\`yaml\npatches:\n  - target: { kind: Ingress, name: ${system} }\n    patch: |\n      - op: replace\n        path: /metadata/annotations/external-dns.alpha.kubernetes.io~1ingress-hostname-source\n        value: defined-hosts-only\n\`\`\``,
    `It changes no record that another cluster owns. So when \`kubectl -n ${stage.namespace} get ingress ${system} -o yaml\` shows the new value, and not before, hand the records over:`,
    sh([
      `aws route53 list-resource-record-sets --hosted-zone-id "$zone" --output json |`,
      `  jq --arg from ${cluster(lost.stack)} --arg to ${cluster(stage.stack)} '{Changes: [.ResourceRecordSets[]`,
      `    | select(.Type == "TXT" and (.Name | test("^(a|aaaa|cname)-(${names})[.]$")))`,
      `    | .ResourceRecords[].Value |= sub("/owner=\\($from),"; "/owner=\\($to),")`,
      `    | {Action: "UPSERT", ResourceRecordSet: .}]}' > owners.json`,
      `aws route53 change-resource-record-sets --hosted-zone-id "$zone" --change-batch file://owners.json`,
    ]),
    `Within two minutes ${code(hosts)} lead${hosts.length > 1 ? '' : 's'} here, and the external-dns of \`${lost.name}\`, should it still run, leaves ${hosts.length > 1 ? 'the records' : 'the record'} alone.`,
  ]
}

function site(name: string, host: string, lost: string): string[] {
  return [
    `\`${name}\` has a distribution of its own for ${host}; it takes over the name \`${lost}\`, and goes on calling the addresses above:`,
    sh([
      `read -r id address < <(aws cloudfront list-distributions --output text \\`,
      `  --query "DistributionList.Items[?Aliases.Quantity > \\\`0\\\`] | [?contains(Aliases.Items, '${host}')].[Id, DomainName]")`,
      `jq -n --arg host ${lost} --arg address "$address" '{Changes: [`,
      `    {Name: "_\\($host)", Type: "TXT", TTL: 60, ResourceRecords: [{Value: "\\"\\($address)\\""}]},`,
      `    ({Name: $host, Type: ("A", "AAAA"), AliasTarget: {DNSName: $address, HostedZoneId: "Z2FDTNDATAQYW2", EvaluateTargetHealth: false}})`,
      `  ] | map({Action: "UPSERT", ResourceRecordSet: .})}' > site.json`,
      `aws route53 change-resource-record-sets --hosted-zone-id "$zone" --change-batch file://site.json`,
      `aws cloudfront associate-alias --target-distribution-id "$id" --alias ${lost}`,
    ]),
  ]
}
