'use client';

import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useEngine } from '#app/_consistency/react/engine-context.ts';
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
  }, [readProjections, readRoom]);
  return {
    list: projections.data,
    overview: room.data,
    failed: projections.error !== null || room.error !== null,
    asOf: Math.min(projections.dataUpdatedAt, room.dataUpdatedAt),
    refresh,
  };
};
