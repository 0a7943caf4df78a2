import { posix } from 'node:path'
import { unknownValue } from '../../../../model/unknown.ts'
import { matchesGlob } from '../../../../values/glob.ts'
import { fail } from '../failure.ts'
import { set } from '../value.ts'
import { type Definitions, text } from './definition.ts'
import { readText } from './hashes.ts'
import { mappingOf } from './mappings.ts'

export const files: Definitions = {
  abspath: { takes: ['string'], run: (_, call) => unknownValue(call.text, 'it depends on where it runs') },
  basename: { takes: ['string'], run: ([path]) => posix.basename(text(path)) },
  dirname: { takes: ['string'], run: ([path]) => posix.dirname(text(path)) },
  file: { takes: ['string'], run: ([path], call) => readText(path, call) },
  filebase64: {
    takes: ['string'],
    run: ([path], call) => {
      const read = readText(path, call)
      return typeof read === 'string' ? Buffer.from(read).toString('base64') : read
    },
  },
  fileexists: {
    takes: ['string'],
    run: ([path], call) =>
      call.world.file(text(path)) !== undefined || unknownValue(call.text, 'not every file is read here'),
  },
  fileset: {
    takes: ['string', 'string'],
    run: ([path, pattern], { world, text: written }) => {
      const found = world.filesUnder(text(path)).filter((each) => matchesGlob(each, text(pattern)))
      // Files of a kind that is read are all of them known, others none.
      return found.length === 0 ? unknownValue(written, 'not every file is read here') : set(found, 'string')
    },
  },
  pathexpand: {
    takes: ['string'],
    run: ([path], call) =>
      text(path).startsWith('~') ? unknownValue(call.text, 'it depends on who runs it') : text(path),
  },
  templatefile: {
    takes: ['string', 'any'],
    holes: true,
    run: ([path, values = null], call) => {
      const read = readText(path, call)
      return typeof read === 'string' ? call.world.template(read, mappingOf(values).entries) : read
    },
  },
  templatestring: {
    takes: ['string', 'any'],
    holes: true,
    run: ([template, values = null], { world }) =>
      typeof template === 'string'
        ? world.template(template, mappingOf(values).entries)
        : fail('a template is required'),
  },
}
