import { interpretRoot as root1 } from './template.js?1&root'
import { interpretRoot as root2 } from './template.js?2&root'
import { interpretRoot as root3 } from './template.js?3&root'
import { interpretRoot as root4 } from './template.js?4&root'
import { interpretRoot as root5 } from './template.js?5&root'
import { interpretRoot as root6 } from './template.js?6&root'
import { interpretRoot as root7 } from './template.js?7&root'
import { interpretRoot as root8 } from './template.js?8&root'
import { interpretRoot as root9 } from './template.js?9&root'
import { interpretRoot as root10 } from './template.js?10&root'
import { interpretRoot as root11 } from './template.js?11&root'
import { interpretRoot as root12 } from './template.js?12&root'
import { interpretRoot as root13 } from './template.js?13&root'
import { interpretRoot as root14 } from './template.js?14&root'
import { interpretRoot as root15 } from './template.js?15&root'
import { interpretRoot as root16 } from './template.js?16&root'
import { interpretRoot } from './template.js'
import { interpretExtension as extension1, interpretObjectRoot as object1 } from './template-object.js?1&object'
import { interpretExtension as extension2, interpretObjectRoot as object2 } from './template-object.js?2&object'
import { interpretExtension as extension3, interpretObjectRoot as object3 } from './template-object.js?3&object'
import { interpretExtension as extension4, interpretObjectRoot as object4 } from './template-object.js?4&object'
import { interpretExtension, interpretObjectRoot } from './template-object.js'
import { interpretWideRoot as wide1 } from './template-wide.js?1&wide'
import { interpretWideRoot as wide2 } from './template-wide.js?2&wide'
import { interpretWideRoot as wide3 } from './template-wide.js?3&wide'
import { interpretWideRoot } from './template-wide.js'

// Copies not handed out yet. Each serves one class: two would share its type feedback.
const roots = [
  root16,
  root15,
  root14,
  root13,
  root12,
  root11,
  root10,
  root9,
  root8,
  root7,
  root6,
  root5,
  root4,
  root3,
  root2,
  root1,
]
const objectRoots = [object4, object3, object2, object1]
const extensions = [extension4, extension3, extension2, extension1]
const wideRoots = [wide3, wide2, wide1]

// The next copy; the one that all others share when none is left.

export function nextRoot(): typeof interpretRoot {
  return roots.pop() ?? interpretRoot
}

export function nextObjectRoot(): typeof interpretObjectRoot {
  return objectRoots.pop() ?? interpretObjectRoot
}

export function nextExtension(): typeof interpretExtension {
  return extensions.pop() ?? interpretExtension
}

export function nextWideRoot(): typeof interpretWideRoot {
  return wideRoots.pop() ?? interpretWideRoot
}
