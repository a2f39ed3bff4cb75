"""What the worker does for the ground floor. The task engine is named here and nowhere else."""

from django_tasks import task

from award.jobs import worker


@task()
def run_job(job_id):
    """The engine's only task: do one job of ours."""
    worker.run(job_id)
