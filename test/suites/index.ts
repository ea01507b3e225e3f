import { attributes } from './attributes.js'
import { bounds } from './bounds.js'
import { defining } from './defining.js'
import { dynamic } from './dynamic.js'
import type { Form } from '../support/form.js'
import { functions } from './functions.js'
import { guard } from './guard.js'
import { hostileNames } from './hostile-names.js'
import { inheritance } from './inheritance.js'
import { isRecordOfAnyMake } from './is-record.js'
import { objectForm } from './object-form.js'
import { packedArrays } from './packed-arrays.js'
import { packedBulk } from './packed-bulk.js'
import { packedColumns } from './packed-columns.js'
import { packedIndex } from './packed-index.js'
import { packedKinds } from './packed-kinds.js'
import { packedLimits } from './packed-limits.js'
import { packedParts } from './packed-parts.js'
import { packedPoolRows } from './packed-pool-rows.js'
import { packedPools } from './packed-pools.js'
import { packedShared } from './packed-shared.js'
import { packedViews } from './packed-views.js'
import { parsing } from './parsing.js'
import { patches } from './patches.js'
import { privateMembers } from './private-members.js'
import { realRecords } from './real-records.js'
import { records } from './records.js'
import { schemas } from './schemas.js'
import { shapes } from './shapes.js'
import { slotGuards } from './slot-guards.js'
import { trust } from './trust.js'
import { valuesCircles } from './values-circles.js'
import { valuesDefinitions } from './values-definitions.js'
import { valuesEdges } from './values-edges.js'
import { valuesOperations } from './values-operations.js'
import { valuesOptions } from './values-options.js'
import { valuesPacked } from './values-packed.js'
import { valuesParsing } from './values-parsing.js'
import { valuesRows } from './values-rows.js'
import { valuesSlots } from './values-slots.js'

/** Every behaviour suite, over one form of one build. */
export function allSuites(form: Form): void {
  const boundary = [
    parsing,
    schemas,
    bounds,
    patches,
    privateMembers,
    slotGuards,
    realRecords,
    isRecordOfAnyMake,
    trust,
    hostileNames,
  ]
  const values = [
    valuesDefinitions,
    valuesOptions,
    valuesSlots,
    valuesParsing,
    valuesOperations,
    valuesPacked,
    valuesRows,
    valuesEdges,
    valuesCircles,
  ]
  for (const suite of [
    defining,
    records,
    guard,
    inheritance,
    dynamic,
    attributes,
    objectForm,
    functions,
    ...boundary,
    shapes,
    packedArrays,
    packedBulk,
    packedParts,
    packedColumns,
    packedKinds,
    packedShared,
    packedViews,
    packedPools,
    packedPoolRows,
    packedLimits,
    packedIndex,
    ...values,
  ])
    suite(form)
}
