import { NavLink } from '@mantine/core'
import { Link } from 'wouter'
import { isAt, places } from './places.ts'

export function Navigation({ location }: { readonly location: string }) {
  return (
    <>
      {places.map(({ path, name, icon: Icon }) => (
        <NavLink
          key={path}
          component={Link}
          href={path}
          label={name}
          leftSection={<Icon size={19} aria-hidden />}
          active={isAt(path, location)}
          aria-current={isAt(path, location) ? 'page' : undefined}
        />
      ))}
    </>
  )
}
