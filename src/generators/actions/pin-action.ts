import type { Plan } from '../../model/plan.ts'
import { script } from './steps.ts'

/**
 * Writes the images of a stage, by digest, as a commit of the app: GitHub signs it, nothing is cloned, and no credential
 * lies on the disk of the machine. `undo` puts back what stood there before a commit.
 */
export function pinAction({ delivery }: Plan) {
  return {
    name: 'pin',
    description: 'Writes which images a stage runs, or puts back those from before a commit',
    inputs: {
      token: { description: 'Token of the app that may write to the branch', required: true },
      overlay: { description: 'Overlay of the stage', required: true },
      message: { description: 'Message of the commit', required: true },
      images: { description: 'File with a line for each image: name, tag, digest', default: '' },
      undo: { description: 'Commit to undo', default: '' },
    },
    outputs: {
      commit: {
        description: 'The commit; empty where nothing had to change',
        value: '${{ steps.write.outputs.commit }}',
      },
    },
    runs: {
      using: 'composite',
      steps: [
        script(
          '${{ inputs.message }}',
          [
            'file="$OVERLAY/images/kustomization.yaml"',
            'at() { gh api --header "Accept: application/vnd.github.raw+json" "repos/$GITHUB_REPOSITORY/contents/$file?ref=$1"; }',
            'cd "$RUNNER_TEMP"',
            '# Somebody else may write to the branch in between.',
            'for attempt in 1 2 3 4 5; do',
            '  head=$(gh api "repos/$GITHUB_REPOSITORY/git/ref/heads/$BRANCH" --jq .object.sha)',
            '  at "$head" > before.yaml',
            '  if [ -n "$UNDO" ]; then',
            '    at "$UNDO" > undone.yaml',
            '    cmp --silent before.yaml undone.yaml || { echo "::warning::$file was written again since, so it stays as it is"; exit 0; }',
            `    at "$(gh api "repos/$GITHUB_REPOSITORY/commits/$UNDO" --jq '.parents[0].sha')" > after.yaml`,
            '  else',
            '    cp before.yaml after.yaml',
            '    while read -r NAME TAG DIGEST; do',
            '      export NAME TAG DIGEST',
            `      yq --inplace '(.images[] | select(.name == strenv(NAME))) |= (.newTag = strenv(TAG) | .digest = strenv(DIGEST))' after.yaml`,
            '    done < "$IMAGES"',
            '  fi',
            '  cmp --silent before.yaml after.yaml && exit 0',
            `  commit=$(jq --null-input --arg repository "$GITHUB_REPOSITORY" --arg branch "$BRANCH" --arg head "$head" \\`,
            `    --arg message "$MESSAGE" --arg path "$file" --arg contents "$(base64 --wrap 0 after.yaml)" '{`,
            '      query: "mutation($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) { commit { oid } } }",',
            '      variables: {input: {',
            '        branch: {repositoryNameWithOwner: $repository, branchName: $branch},',
            '        expectedHeadOid: $head,',
            '        message: {headline: $message},',
            '        fileChanges: {additions: [{path: $path, contents: $contents}]}',
            `      }}}' | gh api graphql --input - --jq .data.createCommitOnBranch.commit.oid) && break`,
            '  commit=',
            '  sleep "$((attempt * 5))"',
            'done',
            '[ -n "$commit" ] || { echo "::error::$file could not be written"; exit 1; }',
            'echo "commit=$commit" >> "$GITHUB_OUTPUT"',
          ],
          {
            id: 'write',
            env: {
              GH_TOKEN: '${{ inputs.token }}',
              BRANCH: delivery.branch,
              OVERLAY: '${{ inputs.overlay }}',
              MESSAGE: '${{ inputs.message }}',
              IMAGES: '${{ inputs.images }}',
              UNDO: '${{ inputs.undo }}',
            },
          },
        ),
      ],
    },
  }
}
