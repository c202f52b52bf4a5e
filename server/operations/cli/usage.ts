import { projections } from '#server/projections/projections.ts';

export const usage = `npm run projections -- status
npm run projections -- pause <name> [--reason <text>]
npm run projections -- resume <name>
npm run projections -- dead-letters <name>
npm run projections -- retry <name> [<position>]
npm run projections -- skip <name> <position> --reason <text>
npm run projections -- rebuild <name> [--accept-differences] [--restart]
npm run projections -- rollback <name>
Projections: ${projections.map(({ name }) => name).join(', ')}.`;
