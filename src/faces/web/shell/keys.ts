import { useLocalStorage } from '@mantine/hooks'
import { useEffect } from 'react'

/** What a key does, by what is pressed: `j`, `?`, or one after the other: `g i`. */
export type Keys = Readonly<Record<string, () => void>>

const held: { readonly keys: () => Keys }[] = []
let first = ''

/** The newest that is on the page decides. WCAG 2.1.4: letters alone can be turned off. */
export function useKeys(keys: Keys): void {
  useEffect(() => {
    const holder = { keys: () => keys }
    held.unshift(holder)
    return () => {
      held.splice(held.indexOf(holder), 1)
    }
  }, [keys])
}

export function useKeysOn(): readonly [boolean, (on: boolean) => void] {
  const [on, setOn] = useLocalStorage({ key: 'keys', defaultValue: true, getInitialValueInEffect: false })
  return [on, setOn]
}

/** Listens, once on the page. */
export function useKeyboard(): void {
  const [on] = useKeysOn()
  useEffect(() => {
    if (!on) return undefined
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [on])
}

function pressed(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return
  if (document.querySelector('[role=dialog]')) return
  const key = first === '' ? event.key : `${first} ${event.key}`
  first = ''
  const found = held.map(({ keys }) => keys()[key]).find((each) => each !== undefined)
  if (found) {
    event.preventDefault()
    found()
  } else if (event.key === 'g' && key === 'g') {
    first = 'g'
    setTimeout(() => {
      first = ''
    }, 1500)
  }
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (/^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.isContentEditable)
  )
}
