'use client';

import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { useEngine } from '#app/_consistency/react/engine-context.ts';
import { alarmsQuery } from '#app/admin/_frame/alarms-query.ts';
import type { OperationsOverview, ProjectionList } from '#server/contracts/operations.ts';
import { overviewQuery, projectionsQuery } from './operations-queries.ts';

/** The page’s figures as they were read last; they are read again and again. */
export const useOperations = (list: ProjectionList, overview: OperationsOverview) => {
  const { engine, queryClient } = useEngine();
  const projections = useQuery(projectionsQuery(engine.http, list), queryClient);
  const room = useQuery(overviewQuery(engine.http, overview), queryClient);
  const { refetch: readProjections } = projections;
  const { refetch: readRoom } = room;
  const readAlarms = useCallback(
    () => void queryClient.invalidateQueries({ queryKey: alarmsQuery(engine.http).queryKey }),
    [engine, queryClient],
  );
  useOnOtherFigures(projections.data, readAlarms);
  const refresh = useCallback(() => {
    void readProjections();
    void readRoom();
    readAlarms();
  }, [readProjections, readRoom, readAlarms]);
  return {
    list: projections.data,
    overview: room.data,
    failed: projections.error !== null || room.error !== null,
    asOf: Math.min(projections.dataUpdatedAt, room.dataUpdatedAt),
    refresh,
  };
};

/** Calls back when what the alarms tell of differs from the answer before: a worker acts after it was asked. */
const useOnOtherFigures = ({ projections }: ProjectionList, onOther: () => void) => {
  const figures = projections.map(({ state, deadLetters }) => `${state} ${deadLetters}`).join();
  const before = useRef(figures);
  useEffect(() => {
    if (before.current === figures) return;
    before.current = figures;
    onOther();
  }, [figures, onOther]);
};
