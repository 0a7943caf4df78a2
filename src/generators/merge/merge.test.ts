import { describe, expect, it } from 'vitest'
import { merge } from './merge.ts'

const deployment = `# Written by devops
apiVersion: apps/v1
kind: Deployment
metadata:
  name: checkout
spec:
  replicas: 3
  template:
    spec:
      containers:
        - name: app
          image: ghcr.io/acme/checkout:1.0.0
          resources:
            requests:
              cpu: 100m
              memory: 128Mi
          env:
            - name: LOG_LEVEL
              value: info
`
const info = '              value: info\n'

it('takes both sides of a Deployment that a person tuned and the generator changed on the next line', () => {
  const tuned = 'cpu: 250m # tuned after load test'
  const flag = `${info}            - name: FEATURE_X\n              value: "1"\n`
  const yours = deployment.replace('cpu: 100m', tuned).replace(info, flag)
  const otel = '            - name: OTEL_EXPORTER_OTLP_ENDPOINT\n              value: http://otel:4317\n'
  const devops = (text: string) =>
    text
      .replace('memory: 128Mi', 'memory: 256Mi')
      .replace('replicas: 3', 'replicas: 4')
      .replace(info, info + otel)
  expect(merge(deployment, yours, devops(deployment), 'a.yaml')).toEqual({ text: devops(yours), conflicts: [] })
})

type Case = readonly [what: string, base: string, yours: string, devops: string, merged: string]

describe('YAML merges cleanly', () => {
  it.each<Case>([
    ['two keys beside each other', 'a: 1\nb: 2\n', 'a: 3\nb: 2\n', 'a: 1\nb: 4\n', 'a: 3\nb: 4\n'],
    ['a value under your comment', 'a: 1\n', 'a: 1 # mine\n', 'a: 2\n', 'a: 2 # mine\n'],
    ['a value that you only quoted', 'a: x\nb: 1\n', "a: 'x'\nb: 2\n", 'a: y\nb: 1\n', 'a: y\nb: 2\n'],
    ['the same change', 'a: 1\nb: 1\n', 'a: 2 # c\nb: 1\n', 'a: 2\nb: 1\n', 'a: 2 # c\nb: 1\n'],
    ['a note of ours', 'a: 1\nb: 1\n', 'a: 1\nb: 2\n', '# why\na: 1\nb: 1\n', '# why\na: 1\nb: 2\n'],
    [
      'your wider indentation',
      'a:\n  b:\n    - name: x\n      v: 1\n',
      'a:\n    b:\n    - name: x\n      v: 1\n    c: 1\n',
      'a:\n  b:\n    - name: x\n      v: 2\n    - name: y\n      v: 3\n',
      'a:\n    b:\n    - name: x\n      v: 2\n    - name: y\n      v: 3\n    c: 1\n',
    ],
    [
      'items by name, however you sorted them',
      'l:\n  - name: a\n    v: 1\n  - name: b\n    v: 1\n',
      'l:\n  - name: b\n    v: 1\n  - name: a\n    v: 1\n',
      'l:\n  - name: a\n    v: 2\n  - name: b\n    v: 1\n  - name: c\n',
      'l:\n  - name: b\n    v: 1\n  - name: c\n  - name: a\n    v: 2\n',
    ],
    [
      'a new order of ours',
      'l:\n  - name: a\n    v: 1\n  - name: b\n',
      'l:\n  - name: a\n    v: 2\n  - name: b\n  - name: mine\n',
      'l:\n  - name: b\n  - name: a\n    v: 1\n',
      'l:\n  - name: b\n  - name: mine\n  - name: a\n    v: 2\n',
    ],
    [
      'an item that you deleted',
      'l:\n  - name: a\n  - name: b\nc: 1\n',
      'l:\n  - name: b\nc: 1\n',
      'l:\n  - name: a\n  - name: b\nc: 2\n',
      'l:\n  - name: b\nc: 2\n',
    ],
    [
      'an item that we removed',
      'l:\n  - name: a\n  - name: b\nc: 1\n',
      'l:\n  - name: a\n  - name: b\nc: 2\n',
      'l:\n  - name: b\nc: 1\n',
      'l:\n  - name: b\nc: 2\n',
    ],
    [
      'ports by number and protocol',
      'ports:\n  - containerPort: 53\n    protocol: TCP\n  - containerPort: 53\n    protocol: UDP\n',
      'ports:\n  - containerPort: 53\n    protocol: TCP\n    name: tcp\n  - containerPort: 53\n    protocol: UDP\n',
      'ports:\n  - containerPort: 53\n    protocol: TCP\n  - containerPort: 53\n    protocol: UDP\n    name: udp\n',
      'ports:\n  - containerPort: 53\n    protocol: TCP\n    name: tcp\n  - containerPort: 53\n    protocol: UDP\n    name: udp\n',
    ],
    [
      'a script, line by line',
      'run: |\n  a\n  b\n  c\n  d\n  e\n',
      'run: |\n  a mine\n  b\n  c\n  d\n  e\n',
      'run: |\n  a\n  b\n  c\n  d\n  e ours\n',
      'run: |\n  a mine\n  b\n  c\n  d\n  e ours\n',
    ],
    [
      'steps without names, one by one',
      'steps:\n  - uses: a@1\n  - run: b\n  - run: c\n',
      'steps:\n  - uses: a@1\n    with: { x: 1 } # mine\n  - run: b\n  - run: c\n',
      'steps:\n  - uses: a@1\n  - run: b\n  - run: d\n',
      'steps:\n  - uses: a@1\n    with: { x: 1 } # mine\n  - run: b\n  - run: d\n',
    ],
    [
      'brackets',
      'a: { b: 1, c: 2 }\n',
      'a: { b: 1, c: 3 }\n',
      'a: { b: 1, c: 2, d: 4 }\n',
      'a: { b: 1, c: 3, d: 4 }\n',
    ],
    [
      'documents by kind and name',
      'kind: A\nmetadata:\n  name: x\nv: 1\n---\nkind: B\nmetadata:\n  name: x\nv: 1\n',
      'kind: A\nmetadata:\n  name: x\nv: 2\n---\nkind: B\nmetadata:\n  name: x\nv: 1\n',
      'kind: C\n---\nkind: A\nmetadata:\n  name: x\nv: 1\n---\nkind: B\nmetadata:\n  name: x\nv: 3\n',
      'kind: C\n---\nkind: A\nmetadata:\n  name: x\nv: 2\n---\nkind: B\nmetadata:\n  name: x\nv: 3\n',
    ],
    [
      'anchors, by line',
      'a: &x 1\nb: *x\nc: 1\nd: 1\ne: 1\n',
      'a: &x 2\nb: *x\nc: 1\nd: 1\ne: 1\n',
      'a: &x 1\nb: *x\nc: 1\nd: 1\ne: 2\n',
      'a: &x 2\nb: *x\nc: 1\nd: 1\ne: 2\n',
    ],
    [
      'resources as a set',
      'resources:\n  - a.yaml\n',
      'resources:\n  - a.yaml\n  - mine.yaml\n',
      'resources:\n  - a.yaml\n  - ours.yaml\n',
      'resources:\n  - a.yaml\n  - ours.yaml\n  - mine.yaml\n',
    ],
    [
      'both notes',
      '# one\n# two\n# three\na: 1\n',
      '# one, mine\n# two\n# three\na: 1\n',
      '# one\n# two\n# three, ours\na: 1\n',
      '# one, mine\n# two\n# three, ours\na: 1\n',
    ],
    ['carriage returns', 'a: 1\nb: 1\n', 'a: 2\r\nb: 1', 'a: 1\nb: 2\n', 'a: 2\r\nb: 2'],
  ])('%s', (_, base, yours, devops, merged) =>
    expect(merge(base, yours, devops, 'a.yaml')).toEqual({ text: merged, conflicts: [] }),
  )
})

describe('other formats merge cleanly', () => {
  it.each<readonly [string, ...Case]>([
    [
      'a.json',
      'JSON in its layout',
      '{\n  "a": 1,\n  "panels": [\n    { "id": 1, "t": "x" }\n  ]\n}\n',
      '{\n  "a": 2,\n  "panels": [\n    { "id": 1, "t": "x" }\n  ]\n}\n',
      '{\n  "a": 1,\n  "panels": [\n    { "id": 1, "t": "y" }\n  ],\n  "b": 3\n}\n',
      '{\n  "a": 2,\n  "panels": [\n    { "id": 1, "t": "y" }\n  ],\n  "b": 3\n}\n',
    ],
    [
      'main.tf',
      'HCL by block and attribute',
      'resource "aws_db_instance" "main" {\n  instance_class = "db.r7g.large"\n  multi_az       = true\n}\n',
      'resource "aws_db_instance" "main" {\n  instance_class = "db.r7g.xlarge" # load\n  multi_az       = true\n}\n',
      'moved {\n  from = a\n  to   = b\n}\n\nresource "aws_db_instance" "main" {\n  instance_class        = "db.r7g.large"\n  multi_az              = false\n  max_allocated_storage = 10\n}\n',
      'moved {\n  from = a\n  to   = b\n}\n\nresource "aws_db_instance" "main" {\n  instance_class        = "db.r7g.xlarge" # load\n  multi_az              = false\n  max_allocated_storage = 10\n}\n',
    ],
    ['a.tf', 'comments alone', '# a\n# b\n# c\n', '# A\n# b\n# c\n', '# a\n# b\n# C\n', '# A\n# b\n# C\n'],
    ['Dockerfile', 'lines', 'a\nb\nc\n', 'A\nb\nc\n', 'a\nb\nC\n', 'A\nb\nC\n'],
  ])('%s: %s', (path, _, base, yours, devops, merged) =>
    expect(merge(base, yours, devops, path)).toEqual({ text: merged, conflicts: [] }),
  )
})

describe('conflicts', () => {
  it.each<readonly [...Case, string]>([
    [
      'the same value',
      'a:\n  b: 1\n  c: 1\n',
      'a:\n  b: 2 # mine\n  c: 1\n',
      'a:\n  b: 3\n  c: 4\n',
      'a:\n<<<<<<< yours\n  b: 2 # mine\n||||||| base\n  b: 1\n=======\n  b: 3\n>>>>>>> devops\n  c: 4\n',
      'a.b: both changed it',
    ],
    [
      'an item with your comment that we removed',
      'l:\n  - name: a\n  - name: b\n',
      'l:\n  # mine\n  - name: a\n  - name: b\n',
      'l:\n  - name: b\n',
      'l:\n<<<<<<< yours\n  # mine\n  - name: a\n||||||| base\n  - name: a\n=======\n>>>>>>> devops\n  - name: b\n',
      'l[a]: changed by you, removed by devops',
    ],
    [
      'a map with your comment that we made a list',
      'a:\n  b:\n    c: 1\n    e: 1\n  d: 1\n',
      'a:\n  b:\n    c: 1 # mine\n    e: 1\n  d: 1\n',
      'a:\n  b:\n    - c\n  d: 1\n',
      'a:\n<<<<<<< yours\n  b:\n    c: 1 # mine\n    e: 1\n||||||| base\n  b:\n    c: 1\n    e: 1\n=======\n  b:\n    - c\n>>>>>>> devops\n  d: 1\n',
      'a.b: both changed it',
    ],
    [
      'an item that you deleted and we changed',
      'l:\n  - name: a\n    v: 1\n  - name: b\n',
      'l:\n  - name: b\n',
      'l:\n  - name: a\n    v: 2\n  - name: b\n',
      'l:\n<<<<<<< yours\n||||||| base\n  - name: a\n    v: 1\n=======\n  - name: a\n    v: 2\n>>>>>>> devops\n  - name: b\n',
      'l[a]: deleted by you, changed by devops',
    ],
  ])('%s', (_, base, yours, devops, text, said) => {
    const merged = merge(base, yours, devops, 'a.yaml')
    expect(merged.text).toBe(text)
    expect(merged.conflicts.map(({ at, because }) => `${at}: ${because}`)).toEqual([said])
  })

  it('a port that both renumbered is not there twice', () => {
    const port = (n: number) => `ports:\n  - containerPort: ${n}\n`
    expect(merge(port(1), port(2), port(3), 'a.yaml').conflicts).toHaveLength(1)
  })

  it('of JSON stand beside it, and the rest is merged', () => {
    const { text, conflicts, sidecar } = merge(
      '{"a": 1, "b": 1}\n',
      '{"a": 2, "b": 1}\n',
      '{"a": 3, "b": 4}\n',
      'a.json',
    )
    expect(text).toBe('{"a": 2, "b": 4}\n')
    expect(conflicts).toEqual([{ at: 'a', because: 'both changed it' }])
    expect(sidecar).toContain('<<<<<<< yours\n2\n||||||| base\n1\n=======\n3\n>>>>>>> devops\n')
  })
})
