import { Ajv } from 'ajv'

/** Loaded when the first object is proved. A file of its own, since a bundler gives CommonJS no named exports when it is imported on demand. */
export function validatorOf(definitions: object): Ajv {
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false, verbose: true })
  ajv.addSchema({ $id: 'kubernetes', definitions })
  return ajv
}
