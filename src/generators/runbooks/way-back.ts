/** How a version in a cluster is taken back; `promoted`: the workflow `promote` brings versions to that stage. */
export function wayBack(stage: string, promoted: boolean): string {
  return promoted
    ? `If it began with a deployment, go back to the commit before: \`gh workflow run promote --field to=${stage} --field revision=<commit> --field reason='<why>'\`. It waits for a reviewer of \`${stage}\` and for nothing else; the cluster takes the former images once it has written them.`
    : `If it began with a deployment, go back: revert the commit that changed the image in \`kubernetes/overlays/${stage}\`; the cluster takes the former image from there.`
}
