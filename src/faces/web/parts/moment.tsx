import { Text, type TextProps, Tooltip } from '@mantine/core'
import { useNow } from './now.ts'
import { absolute, relative } from './times.ts'

/** A time as it is felt, and exactly on hover or focus, in the reader's own zone. */
export function Moment({ at, ...props }: { readonly at: string } & TextProps) {
  const now = useNow(15_000)
  return (
    <Tooltip label={absolute(at)} events={{ hover: true, focus: true, touch: true }}>
      <Text span inherit {...props}>
        <time dateTime={at}>{relative(Date.parse(at) - now)}</time>
      </Text>
    </Tooltip>
  )
}
