import { Anchor } from '@mantine/core'
import { Link } from 'wouter'
import { Empty } from '../parts/empty.tsx'
import { useTitle } from './title.ts'

export function Nowhere() {
  useTitle('Nothing here')
  return (
    <Empty title="There is no page at this address">
      <Anchor component={Link} href="/" inherit>
        The overview
      </Anchor>{' '}
      leads on from here.
    </Empty>
  )
}
