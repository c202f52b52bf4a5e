'use client';

import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
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
  const refresh = useCallback(() => {
    void readProjections();
    void readRoom();
    void queryClient.invalidateQueries({ queryKey: alarmsQuery(engine.http).queryKey });
  }, [readProjections, readRoom, engine, queryClient]);
  return {
    list: projections.data,
    overview: room.data,
    failed: projections.error !== null || room.error !== null,
    asOf: Math.min(projections.dataUpdatedAt, room.dataUpdatedAt),
    refresh,
  };
};
