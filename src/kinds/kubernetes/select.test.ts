import { expect, it } from 'vitest'
import { unknownValue } from '../../model/unknown.ts'
import { matchesLabels, selects } from './select.ts'

const hole = unknownValue('var.app', 'no default')

it.each([
  [{ app: 'web' }, { app: 'web', tier: 'front' }, 'yes'],
  [{ app: 'web' }, { app: 'api' }, 'no'],
  [{ app: 'web' }, {}, 'no'],
  [{ app: 'web' }, undefined, 'no'],
  [{ version: 2 }, { version: '2' }, 'yes'],
  [{ app: '${APP}' }, { app: 'api' }, 'maybe'],
  [{ app: '${APP}', tier: 'x' }, { app: 'api', tier: 'y' }, 'no'],
  [{ app: 'web' }, { app: hole }, 'maybe'],
  [{ app: 'web' }, hole, 'maybe'],
  [hole, { app: 'web' }, 'maybe'],
  ['app=web', { app: 'web' }, 'no'],
])('the map %j selects %j: %s', (wanted, labels, answer) => expect(matchesLabels(wanted, labels)).toBe(answer))

const expression = (operator: string, values?: unknown) => ({ matchExpressions: [{ key: 'app', operator, values }] })

it.each([
  [{}, { app: 'web' }, 'yes'],
  [undefined, { app: 'web' }, 'no'],
  [{ matchLabels: null }, {}, 'yes'],
  [{ matchLabels: { app: 'web' } }, { app: 'web' }, 'yes'],
  [expression('In', ['web', 'api']), { app: 'api' }, 'yes'],
  [expression('In', ['web']), { app: 'api' }, 'no'],
  [expression('In', ['web', '${X}']), { app: 'api' }, 'maybe'],
  [expression('NotIn', ['web']), { app: 'api' }, 'yes'],
  [expression('NotIn', ['web']), {}, 'yes'],
  [expression('NotIn', ['web']), { app: 'web' }, 'no'],
  [expression('Exists'), { app: hole }, 'yes'],
  [expression('Exists'), {}, 'no'],
  [expression('DoesNotExist'), {}, 'yes'],
  [expression('DoesNotExist'), hole, 'maybe'],
  [expression('Near', ['web']), { app: 'web' }, 'maybe'],
  [{ matchExpressions: hole }, { app: 'web' }, 'maybe'],
])('the selector %j selects %j: %s', (selector, labels, answer) => expect(selects(selector, labels)).toBe(answer))
