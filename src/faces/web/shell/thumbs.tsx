import { AppShell } from '@mantine/core'
import { Link } from 'wouter'
import { isAt, places } from './places.ts'
import classes from './shell.module.css'

/** On a telephone: what is needed at night, within reach of a thumb. */
export function Thumbs({ location }: { readonly location: string }) {
  return (
    <AppShell.Footer component="nav" className={classes.thumbs} hiddenFrom="md" aria-label="Main pages">
      {places
        .filter(({ thumb }) => thumb)
        .map(({ path, name, icon: Icon }) => (
          <Link
            key={path}
            href={path}
            className={classes.thumb}
            aria-current={isAt(path, location) ? 'page' : undefined}
          >
            <Icon size={22} aria-hidden />
            {name}
          </Link>
        ))}
    </AppShell.Footer>
  )
}
