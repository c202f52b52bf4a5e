/** Stands in a statement whose best plan does not depend on its parameters (see PreparingClient). */
export const onePlan = '/* one plan */';
