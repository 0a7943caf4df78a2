import { Trigger } from '../../kinds/actions.ts'
import { isMap } from '../../model/shape.ts'
import type { Path } from '../../model/source.ts'
import { isUnknown } from '../../model/unknown.ts'
import type { Check, Report } from '../check.ts'

export const check: Check<Trigger> = {
  title: 'Input of a workflow contradicts its type',
  why: `GitHub refuses a workflow whose input has a default that its type does not admit, a choice without options, or more than
25 inputs. Options say nothing beside any type but \`choice\`.`,
  severity: 'high',
  level: 'default',
  on: Trigger,
  sources: ['actionlint/events'],
  *run({ event, inputs = {} }) {
    if (event === 'workflow_dispatch' && Object.keys(inputs).length > 25)
      yield {
        message: `\`workflow_dispatch\` takes at most 25 inputs, and here are ${Object.keys(inputs).length}; drop some, or take several values in one`,
      }
    for (const [name, input] of Object.entries(inputs)) {
      if (!isMap(input) || isUnknown(input.type) || [input.options].flat().some(isUnknown)) continue
      const at = ['inputs', name]
      yield* defaultOf(name, input, at)
      if (event === 'workflow_dispatch') yield* optionsOf(name, input, at)
    }
  },
  examples: [
    {
      bad: `
        on:
          workflow_dispatch:
            inputs:
              stage: { type: choice, options: [staging, production], default: test }
        jobs:
          test: { runs-on: ubuntu-24.04, steps: [{ run: make test }] }
      `,
      good: `
        on:
          workflow_dispatch:
            inputs:
              stage: { type: choice, options: [staging, production], default: staging }
              fast: { type: boolean, default: false }
              times: { type: number, default: '3' }
        jobs:
          test: { runs-on: ubuntu-24.04, steps: [{ run: make test }] }
      `,
    },
    {
      bad: `
        on:
          workflow_call:
            inputs:
              port: { type: number, default: ':8080' }
        jobs:
          test: { runs-on: ubuntu-24.04, steps: [{ run: make test }] }
      `,
      good: `
        on:
          workflow_call:
            inputs:
              port: { type: number, default: 8080 }
              other: { type: number, default: '\${{ fromJSON(vars.PORT) }}' }
        jobs:
          test: { runs-on: ubuntu-24.04, steps: [{ run: make test }] }
      `,
    },
  ],
}

type Input = { readonly [name: string]: unknown }

function* defaultOf(name: string, input: Input, at: Path): Iterable<Report> {
  const given = input.default
  if (given === undefined || given === null || (typeof given === 'string' && given.includes('${{'))) return
  const text = String(given)
  const wrong =
    input.type === 'boolean'
      ? !/^(?:true|false)$/i.test(text)
      : input.type === 'number'
        ? !Number.isFinite(Number(text)) || text.trim() === ''
        : false
  if (wrong)
    yield {
      at: [...at, 'default'],
      message: `\`${name}\` is a ${input.type}, and its default \`${text}\` is none; write ${input.type === 'boolean' ? '`true` or `false`' : 'a number'}`,
    }
}

function* optionsOf(name: string, { type, options, default: given }: Input, at: Path): Iterable<Report> {
  const list = Array.isArray(options) ? options.map(String) : []
  if (type !== 'choice') {
    if (Array.isArray(options))
      yield {
        at: [...at, 'options'],
        part: 'key',
        message: `\`${name}\` has options and is no \`choice\`; write \`type: choice\``,
      }
    return
  }
  if (list.length === 0 || list.includes('')) {
    if (options === undefined || Array.isArray(options))
      yield {
        at: [...at, 'options'],
        message: `\`${name}\` offers ${list.length === 0 ? 'nothing to choose' : 'an empty choice'}; list its \`options\``,
      }
  } else if ((typeof given === 'string' || typeof given === 'number') && !list.includes(String(given)))
    yield {
      at: [...at, 'default'],
      message: `\`${String(given)}\` is not among the options of \`${name}\`; add it or name another`,
    }
  const twice = list.find((each, index) => list.indexOf(each) !== index)
  if (twice !== undefined)
    yield { at: [...at, 'options', list.lastIndexOf(twice)], message: `\`${twice}\` stands there twice; drop one` }
}
