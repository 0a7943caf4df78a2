import { Alert, AppShell, Burger, Group, UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlugConnectedX } from '@tabler/icons-react'
import { useEffect, useMemo, useRef } from 'react'
import { Link, useLocation } from 'wouter'
import type { Principal } from '../../../model/principal.ts'
import { useLive } from '../api/live.ts'
import { Account } from './account.tsx'
import { Help } from './help.tsx'
import { useKeyboard, useKeys } from './keys.ts'
import { Mark } from './mark.tsx'
import { Navigation } from './navigation.tsx'
import { Pages } from './pages.tsx'
import { places } from './places.ts'
import { Scheme } from './scheme.tsx'
import classes from './shell.module.css'
import { Temporary } from './temporary.tsx'
import { Thumbs } from './thumbs.tsx'

/** What stands around every page. */
export function Shell({ me }: { readonly me: Principal }) {
  const [menu, { toggle, close }] = useDisclosure()
  const [help, helping] = useDisclosure()
  const [location, go] = useLocation()
  const main = useRef<HTMLElement>(null)
  const before = useRef(location)
  const live = useLive()
  useKeyboard()
  useKeys(
    useMemo(
      () => ({ '?': helping.open, ...Object.fromEntries(places.map(({ key, path }) => [`g ${key}`, () => go(path)])) }),
      [go, helping.open],
    ),
  )
  // Whoever hears the page rather than sees it is told that it is another one.
  useEffect(() => {
    if (before.current === location) return
    before.current = location
    close()
    window.scrollTo(0, 0)
    main.current?.focus({ preventScroll: true })
  }, [location, close])
  return (
    <AppShell
      header={{ height: 52 }}
      footer={{ height: { base: 58, md: 0 } }}
      navbar={{ width: 220, breakpoint: 'md', collapsed: { mobile: !menu } }}
      padding={{ base: 'sm', sm: 'lg' }}
    >
      <a href="#main" className={classes.skip}>
        Skip to content
      </a>
      <AppShell.Header>
        <Group h="100%" px="md" gap="sm" wrap="nowrap">
          <Burger
            opened={menu}
            onClick={toggle}
            hiddenFrom="md"
            size="sm"
            aria-label={menu ? 'Close the menu' : 'Open the menu'}
          />
          <UnstyledButton component={Link} href="/" aria-label="Millwright, overview">
            <Mark />
          </UnstyledButton>
          <Group ml="auto" gap={6} wrap="nowrap">
            <Scheme />
            <Account me={me} help={helping.open} />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" aria-label="Pages">
        <Navigation location={location} />
      </AppShell.Navbar>
      <AppShell.Main id="main" ref={main} tabIndex={-1} className={classes.main}>
        {live === 'lost' && (
          <Alert color="yellow" icon={<IconPlugConnectedX aria-hidden />} mb="sm" role="status" p="xs">
            Not live: the server is not heard. What you see may be old; it is tried again by itself.
          </Alert>
        )}
        {location !== '/account' && <Temporary />}
        <Pages />
      </AppShell.Main>
      <Thumbs location={location} />
      <Help opened={help} close={helping.close} />
    </AppShell>
  )
}
