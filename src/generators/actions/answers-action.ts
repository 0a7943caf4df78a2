import { script } from './steps.ts'

/**
 * The smoke test: what is deployed answers, and says that it is what was meant to be deployed. Without the second a rollout
 * that hangs would pass, since the version before goes on answering.
 */
export const answersAction = {
  name: 'answers',
  description: 'Waits until addresses answer with 200 and run a revision, and sees that they go on doing so',
  inputs: {
    urls: { description: 'Addresses, with blanks between them', required: true },
    revision: { description: 'Commit that they must run', required: true },
    minutes: { description: 'How long it may take', default: '15' },
  },
  runs: {
    using: 'composite',
    steps: [
      script(
        'Answers',
        [
          "said='%header{x-revision}%header{x-amz-meta-revision}'",
          'ask() { curl --silent --fail --max-time 10 --output /dev/null --write-out "$said" "$1"; }',
          'deadline=$((SECONDS + MINUTES * 60))',
          'for url in $URLS; do',
          '  until running=$(ask "$url") && [ "$running" = "$REVISION" ]; do',
          '    if [ "$SECONDS" -ge "$deadline" ]; then',
          '      # A service that does not say what it runs is judged by its health alone.',
          '      [ -z "$running" ] && ask "$url" > /dev/null && { echo "::warning::$url answers, but not with the header x-revision: nobody knows which version that was"; break; }',
          '      echo "::error::$url runs ${running:-nothing that answers with 200} and not $REVISION"',
          '      exit 1',
          '    fi',
          '    sleep 10',
          '  done',
          'done',
          'for _ in 1 2 3 4 5 6; do',
          '  sleep 10',
          '  for url in $URLS; do',
          '    ask "$url" > /dev/null || ask "$url" > /dev/null || { echo "::error::$url stopped answering"; exit 1; }',
          '  done',
          'done',
        ],
        {
          env: {
            URLS: '${{ inputs.urls }}',
            REVISION: '${{ inputs.revision }}',
            MINUTES: '${{ inputs.minutes }}',
          },
        },
      ),
    ],
  },
}
