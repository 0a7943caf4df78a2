import { beforeAll, expect, test } from 'vitest'
import { suppress } from '../../src/checks/suppress.ts'
import type { Finding } from '../../src/model/finding.ts'
import { ready, survey } from '../../src/readers/survey.ts'
import { filesOf } from '../txtar.ts'

const sources = {
  'terraform/logging': ['checkov/CKV_AWS_18', 'trivy/AWS-0089', 'tflint/aws_thing'],
  'kubernetes/privileged': [
    'checkov/CKV_K8S_16',
    'trivy/KSV-0017',
    'kube-linter/privileged-container',
    'polaris/runAsPrivileged',
    'kics/abc',
  ],
  'kubernetes/limits': ['kube-score/container-resources'],
  'docker/version': ['hadolint/DL3008'],
  'shell/quote': ['shellcheck/SC2086'],
  'actions/pin': ['zizmor/unpinned-uses'],
  'monitoring/series': ['pint/promql/series'],
  'cloudformation/nag': ['cfn-nag/W35', 'checkov/CKV_AWS_18'],
}

beforeAll(ready)

/** The findings of the named check at every line that holds `HERE`, and by whom they are held back. */
function held(check: keyof typeof sources, texts: string, settings: Readonly<Record<string, string>> = {}) {
  const files = filesOf(texts, 'a.yaml')
  const estate = survey(files)
  const findings = files.flatMap(({ path, text }) =>
    [...text.matchAll(/HERE/g)].map(({ index }): Finding => {
      const owner = estate.resources.find(
        (each) => each.kind.id === 'kubernetes/object' || each.kind.id === 'cloudformation/resource',
      )
      return {
        check,
        severity: 'high',
        message: '',
        resource: `${owner?.name ?? path}/x`,
        kind: 'k',
        scope: owner?.scope ?? '.',
        related: [],
        place: { file: path, span: { start: index, end: index + 4 } },
      }
    }),
  )
  expect(findings.length).toBeGreaterThan(0)
  const list = Object.entries(settings).map(([path, text]) => ({ path, text }))
  const sifted = suppress(estate, findings, sources, new Date('2026-11-21'), list)
  return [...sifted.suppressed.map(({ by }) => by.by), ...sifted.findings.map(() => '-')].join(' ')
}

const pod = (annotation: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n  annotations:\n    ${annotation}\nspec:\n  containers:\n  - name: HERE\n    image: b\n`

test.each<[string, keyof typeof sources, string, string]>([
  [
    'checkov in a block of Terraform',
    'terraform/logging',
    '-- a.tf --\nresource "a" "b" {\n  x = "HERE"\n  #checkov:skip=CKV_AWS_18:public on purpose\n}\n',
    'checkov',
  ],
  [
    'checkov in another block',
    'terraform/logging',
    '-- a.tf --\nresource "a" "b" {\n  #checkov:skip=CKV_AWS_18:why\n}\nresource "a" "c" {\n  x = "HERE"\n}\n',
    '-',
  ],
  [
    'checkov with another rule',
    'terraform/logging',
    '-- a.tf --\nresource "a" "b" {\n  x = "HERE"\n  #checkov:skip=CKV_AWS_19:why\n}\n',
    '-',
  ],
  [
    'trivy above a block',
    'terraform/logging',
    '-- a.tf --\n#trivy:ignore:AVD-AWS-0089\nresource "a" "b" {\n  x = "HERE"\n}\nresource "a" "c" {\n  x = "HERE"\n}\n',
    'trivy -',
  ],
  [
    'trivy by the long name',
    'terraform/logging',
    '-- a.tf --\nresource "a" "b" {\n  #trivy:ignore:aws-s3-enable-logging\n  x = "HERE"\n}\n',
    'trivy',
  ],
  [
    'tfsec with a day to come',
    'terraform/logging',
    '-- a.tf --\nx = "HERE" #tfsec:ignore:AWS089:exp:2027-01-01\n',
    'tfsec',
  ],
  [
    'tfsec with a day that is over',
    'terraform/logging',
    '-- a.tf --\nx = "HERE" #tfsec:ignore:AWS-0089:exp:2026-01-01\n',
    '-',
  ],
  [
    'tflint on the next line',
    'terraform/logging',
    '-- a.tf --\n# tflint-ignore: aws_thing\nx = "HERE"\ny = "HERE"\n',
    'tflint -',
  ],
  [
    'kics on a block',
    'kubernetes/privileged',
    '-- a.yaml --\na:\n  # kics-scan ignore-block\n  b:\n    c: HERE\n  d: HERE\n',
    'kics -',
  ],
  ['kics for a file', 'kubernetes/privileged', '-- a.yaml --\n# kics-scan disable=abc\na: HERE\n', 'kics'],
  [
    'hadolint',
    'docker/version',
    '-- Dockerfile --\nFROM a\n# hadolint ignore=DL3008\nRUN b && \\\n  HERE\nRUN HERE\n',
    'hadolint -',
  ],
  [
    'hadolint for a file',
    'docker/version',
    '-- Dockerfile --\n# hadolint global ignore=DL3008\nFROM a\nRUN HERE\n',
    'hadolint',
  ],
  [
    'shellcheck in a workflow',
    'shell/quote',
    '-- .github/workflows/a.yaml --\non: push\njobs:\n  a:\n    steps:\n      - run: |\n          # shellcheck disable=SC2086\n          HERE\n          HERE\n',
    'shellcheck -',
  ],
  [
    'shellcheck for a script, by a range',
    'shell/quote',
    '-- a.sh --\n#!/bin/sh\n# shellcheck disable=SC2080-SC2090\na\nHERE\n',
    'shellcheck',
  ],
  [
    'shellcheck in the words of hadolint',
    'shell/quote',
    '-- Dockerfile --\nFROM a\n# hadolint ignore=SC2086\nRUN HERE\n',
    'hadolint',
  ],
  [
    'zizmor',
    'actions/pin',
    '-- .github/workflows/a.yaml --\njobs:\n  a: HERE # zizmor: ignore[unpinned-uses]\n  b: HERE # zizmor: ignore[other]\n',
    'zizmor -',
  ],
  [
    'pint on the rule below',
    'monitoring/series',
    '-- a.yaml --\ngroups:\n- name: a\n  rules:\n  # pint disable promql/series\n  - record: a\n    expr: HERE\n  - record: b\n    expr: HERE\n',
    'pint -',
  ],
  [
    'pint until a day',
    'monitoring/series',
    '-- a.yaml --\n# pint file/snooze 2027-01-01 promql/series\ngroups:\n- name: a\n  rules:\n  - record: a\n    expr: HERE\n',
    'pint',
  ],
  ['an annotation of checkov', 'kubernetes/privileged', pod('checkov.io/skip1: CKV_K8S_16=it must'), 'checkov'],
  [
    'an annotation of kube-linter',
    'kubernetes/privileged',
    pod('ignore-check.kube-linter.io/privileged-container: it must'),
    'kube-linter',
  ],
  [
    'an annotation of kube-score',
    'kubernetes/limits',
    pod('kube-score/ignore: container-resources,other'),
    'kube-score',
  ],
  [
    'an annotation of polaris',
    'kubernetes/privileged',
    pod('polaris.fairwinds.com/runAsPrivileged-exempt: "true"'),
    'polaris',
  ],
  [
    'an annotation that says no',
    'kubernetes/privileged',
    pod('polaris.fairwinds.com/runAsPrivileged-exempt: "false"'),
    '-',
  ],
  [
    'cfn-nag',
    'cloudformation/nag',
    '-- t.yaml --\nAWSTemplateFormatVersion: "2010-09-09"\nResources:\n  B:\n    Type: AWS::S3::Bucket\n    Metadata:\n      cfn_nag:\n        rules_to_suppress:\n          - id: W35\n            reason: logs\n    Properties:\n      BucketName: HERE\n',
    'cfn-nag',
  ],
])('%s', (_, check, texts, by) => expect(held(check, texts)).toBe(by))

test.each<[string, keyof typeof sources, string, string, string]>([
  ['.trivyignore', 'kubernetes/privileged', '# why\nKSV017\n', 'a.yaml', 'trivy'],
  ['.trivyignore', 'kubernetes/privileged', 'KSV017 exp:2026-01-01\n', 'a.yaml', '-'],
  [
    '.trivyignore.yaml',
    'kubernetes/privileged',
    'misconfigurations:\n  - id: AVD-KSV-0017\n    paths: [b/*]\n',
    'b/a.yaml',
    'trivy',
  ],
  [
    '.trivyignore.yaml',
    'kubernetes/privileged',
    'misconfigurations:\n  - id: AVD-KSV-0017\n    paths: [b/*]\n',
    'a.yaml',
    '-',
  ],
  ['.hadolint.yaml', 'docker/version', 'ignored: [DL3008]\n', 'Dockerfile', 'hadolint'],
  ['.checkov.yaml', 'kubernetes/privileged', 'skip-check: [CKV_K8S_*]\n', 'a.yaml', 'checkov'],
  [
    '.kube-linter.yaml',
    'kubernetes/privileged',
    'checks:\n  exclude: [privileged-container]\n',
    'a.yaml',
    'kube-linter',
  ],
  [
    'zizmor.yml',
    'actions/pin',
    'rules:\n  unpinned-uses:\n    ignore: [ci.yaml]\n',
    '.github/workflows/ci.yaml',
    'zizmor',
  ],
  ['polaris.yaml', 'kubernetes/privileged', 'checks:\n  runAsPrivileged: ignore\n', 'a.yaml', 'polaris'],
  ['polaris.yaml', 'kubernetes/privileged', 'checks:\n  runAsPrivileged: danger\n', 'a.yaml', '-'],
  ['polaris.yaml', 'kubernetes/privileged', 'exemptions:\n  - rules: [runAsPrivileged]\n', 'a.yaml', 'polaris'],
  [
    'polaris.yaml',
    'kubernetes/privileged',
    'exemptions:\n  - rules: [runAsPrivileged]\n    controllerNames: [other]\n',
    'a.yaml',
    '-',
  ],
  [
    'polaris.yaml',
    'kubernetes/privileged',
    'exemptions:\n  - rules: [runAsPrivileged]\n    namespace: kube-system\n',
    'a.yaml',
    '-',
  ],
  [
    '.github/actionlint.yaml',
    'shell/quote',
    'paths:\n  .github/workflows/*.yaml:\n    ignore: ["shellcheck reported issue in this script: SC2086:.+"]\n',
    '.github/workflows/ci.yaml',
    'shellcheck',
  ],
  [
    '.github/actionlint.yaml',
    'shell/quote',
    'paths:\n  .github/workflows/release.yaml:\n    ignore: ["SC2086"]\n',
    '.github/workflows/ci.yaml',
    '-',
  ],
  ['.shellcheckrc', 'shell/quote', 'disable=SC2086\n', 'a.sh', 'shellcheck'],
  ['.tflint.hcl', 'terraform/logging', 'rule "aws_thing" {\n  enabled = false\n}\n', 'a.tf', 'tflint'],
])('%s for %s', (path, check, text, file, by) =>
  expect(held(check, `-- ${file} --\nx: HERE\n`, { [path]: String(text) })).toBe(by),
)

test('what every tool is told to leave is nothing where no check of ours sees the same', () => {
  expect(held('monitoring/series', '-- a.yaml --\n# kics-scan ignore\n# checkov:skip=CKV_AWS_18\na: HERE\n')).toBe('-')
})
