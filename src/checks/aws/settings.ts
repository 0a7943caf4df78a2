import { isMap } from '../../model/shape.ts'
import { isUnknown } from '../../model/unknown.ts'
import { plain } from './body.ts'

const names = ['Key', 'key', 'Name', 'name', 'OptionName', 'ParameterName']
const values = ['Value', 'value', 'ParameterValue']

/**
 * Whether a list of names with values (`LoadBalancerAttributes`, `setting`) holds the right value for a name; of what is not in it
 * `undefined` is asked. A list that is not known in full is believed.
 */
export function hasSetting(name: string, holds: (value: unknown) => boolean): (list: unknown) => boolean {
  return (list) => {
    const all = Array.isArray(list) ? list : []
    const entry = all.find((each) => isMap(each) && names.some((key) => each[key] === name))
    const value = isMap(entry) ? values.map((key) => entry[key]).find((each) => each !== undefined) : undefined
    if (
      value === undefined &&
      all.some((each) => isUnknown(each) || (isMap(each) && names.some((key) => isUnknown(each[key]))))
    )
      return true
    return isUnknown(value) || holds(plain(value))
  }
}
