import { isUnknown, type Unknown, unknownValue } from './unknown.ts'

/**
 * A value behind a tag that YAML itself does not define: `!Ref Bucket`, `!Sub`, `!reference [.job, script]`. Only a reader that
 * knows the tag knows what it stands for; to everyone else it is an `Unknown`. A scalar's `value` is its text, an empty one's
 * `null`; collections are plain values, in which further tags may stand. A tag adds no step to a path: `[..., 'Value', 1]`
 * leads into the list of `Value: !If [A, b, c]`, in `valueAt` and `placeOf` alike.
 */
export interface Tagged extends Unknown {
  /** As written where it is local (`!Ref`), else whole: `tag:yaml.org,2002:binary`. */
  readonly tag: string
  readonly value: unknown
}

export function taggedValue(tag: string, value: unknown): Tagged {
  const text = typeof value === 'string' ? `${tag} ${value}` : tag
  return Object.freeze({ ...unknownValue(text, `the tag ${tag} is not resolved here`), tag, value })
}

export function isTagged(value: unknown): value is Tagged {
  return isUnknown(value) && 'tag' in value
}
