import { expect, test } from 'vitest'
import { actionPin, actionPins, deadAction, newestMajor } from './action-pins.ts'

test('every pin is a full commit of the newest major known, and says whether it was compared with its tag', () => {
  for (const pin of actionPins.rows) {
    expect(pin.sha, pin.action).toMatch(/^[0-9a-f]{40}$/)
    expect(pin.comparedWithTag, pin.action).toBe(pin.source === `${pin.action}, tag ${pin.version}`)
    const newest = newestMajor(pin.action)
    if (newest !== undefined) expect(pin.version, pin.action).toMatch(new RegExp(`^v?${newest}(\\.|$)`))
  }
  expect(new Set(actionPins.rows.map((each) => each.action)).size).toBe(actionPins.rows.length)
})

test('no pin is of a dead major', () => {
  for (const { action, version } of actionPins.rows) {
    if (action === 'actions/attest-build-provenance') continue
    expect(deadAction(action, Number(/\d+/.exec(version)?.[0])), action).toBeUndefined()
  }
})

test.each([
  ['actions/checkout', 4, 'actions/checkout@v7'],
  ['actions/checkout', 7, undefined],
  ['actions/checkout', undefined, undefined],
  ['actions/create-release', 1, '`gh release create`'],
  ['github/codeql-action/init', 3, 'github/codeql-action@v4'],
  ['Actions/Cache/restore', 4, 'actions/cache@v6'],
  ['someone/else', 1, undefined],
])('%s v%s is replaced by %s', (action, major, successor) =>
  expect(deadAction(action, major)?.successor).toBe(successor),
)

test("a sub-action has its repository's pin", () => {
  expect(actionPin('github/codeql-action/upload-sarif')?.version).toBe('v4.37.7')
  expect(actionPin('someone/else')).toBeUndefined()
})
