import { Text, type TextProps } from '@mantine/core'
import { useNow } from './now.ts'
import { absolute, countdown, length } from './times.ts'

/** Until when somebody has to answer, to the second. */
export function Deadline({ at, ...props }: { readonly at: string } & TextProps) {
  const left = Date.parse(at) - useNow(1000)
  const late = left <= 0
  return (
    <Text span inherit fw={650} {...(late && { c: 'error' })} title={absolute(at)} {...props}>
      {late ? `answer overdue by ${length(-left)}` : `answer within ${countdown(left)}`}
    </Text>
  )
}
