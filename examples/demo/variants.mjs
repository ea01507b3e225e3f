/** The five ways to make a record, in the order in which they are shown. */
export const VARIANTS = [
  { key: 'dynamic', label: 'Dynamic (a Map)', color: 'red' },
  { key: 'plain', label: 'plain class', color: 'blue' },
  { key: 'sealed', label: 'slots, sealed', color: 'green' },
  { key: 'guarded', label: 'slots, guarded', color: 'cyan' },
  { key: 'packed', label: 'slots, packed', color: 'purple' },
]
