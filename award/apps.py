from django.apps import AppConfig
from django.db.models.signals import post_migrate, post_save


class AwardConfig(AppConfig):
    name = "award"

    def ready(self):
        from allauth.account.signals import user_logged_in

        from award import accounts, checks, desk, desks, history_guard, obstacles, readiness, tasks  # noqa: F401
        from award.jobs import schedules
        from award.letters import give_up_lost_letters, reminders

        post_save.connect(accounts.know_address, sender="award.Person")
        user_logged_in.connect(accounts.record_login)
        post_migrate.connect(history_guard.lay_after_migrate, sender=self)
        readiness.register(obstacles.own_obstacles)
        desk.register(desks.tasks)
        schedules.register(reminders.plan)
        schedules.register(give_up_lost_letters)
