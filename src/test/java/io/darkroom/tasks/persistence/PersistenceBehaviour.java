package io.darkroom.tasks.persistence;

/** Everything that each database has to show. */
interface PersistenceBehaviour
    extends TasksBehaviour,
        TaskListsBehaviour,
        TaskReportsBehaviour,
        ImagesBehaviour,
        DeletionBehaviour,
        MembersBehaviour,
        QuotasBehaviour,
        ImageListsBehaviour,
        ImageViewsBehaviour,
        HistoryBehaviour,
        QueueBehaviour,
        RequestKeysBehaviour,
        StoredEventsBehaviour,
        CancellationBehaviour,
        ReconcilerBehaviour,
        ImageImportsBehaviour,
        UploadsBehaviour,
        UploadSweepBehaviour,
        ExactTextBehaviour,
        BatchHistoryBehaviour,
        OutboxBehaviour {}
