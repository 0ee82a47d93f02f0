import django.db.models.deletion
import mentorforum.encryption
import mentorforum.ids
import mentorforum.rows
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('programmes', '0002_programmes'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Run',
            fields=[
                ('id', models.UUIDField(default=mentorforum.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=mentorforum.rows.now, editable=False)),
                ('wrapped_key', mentorforum.encryption.WrappedKeyField(editable=False, null=True)),
                ('number', models.PositiveIntegerField()),
                ('settings', models.JSONField(default=dict)),
                ('answer', mentorforum.encryption.EncryptedTextField(default='', holder='self', seal='run.answer')),
                ('served', models.PositiveIntegerField(default=0)),
                ('mentees', models.PositiveIntegerField(default=0)),
                ('done_at', models.DateTimeField(null=True)),
                ('progress', models.PositiveSmallIntegerField(default=0)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('cohort', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='runs', to='programmes.cohort')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='runs', to='programmes.programme')),
            ],
            options={
                'ordering': ['-number'],
            },
        ),
        migrations.CreateModel(
            name='Match',
            fields=[
                ('id', models.UUIDField(default=mentorforum.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=mentorforum.rows.now, editable=False)),
                ('status', models.CharField(choices=[('proposed', 'Proposal'), ('dropped', 'Dropped'), ('offered', 'Offered'), ('declined', 'Declined'), ('expired', 'Expired'), ('withdrawn', 'Withdrawn'), ('active', 'Under way'), ('paused', 'Paused'), ('completed', 'Completed'), ('ended', 'Ended early'), ('continuing', 'On their own'), ('closed', 'Closed')], default='proposed', max_length=10)),
                ('points', models.PositiveSmallIntegerField(null=True)),
                ('reasons', models.JSONField(default=list)),
                ('offered_at', models.DateTimeField(null=True)),
                ('answer_by', models.DateField(db_index=True, null=True)),
                ('active_on', models.DateField(db_index=True, null=True)),
                ('ends_on', models.DateField(db_index=True, null=True)),
                ('paused_until', models.DateField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('cohort', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='matches', to='programmes.cohort')),
                ('mentee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='matches_as_mentee', to=settings.AUTH_USER_MODEL)),
                ('mentee_application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='matches_as_mentee', to='programmes.application')),
                ('mentor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='matches_as_mentor', to=settings.AUTH_USER_MODEL)),
                ('mentor_application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='matches_as_mentor', to='programmes.application')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='matches', to='programmes.programme')),
                ('seat', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='match', to='programmes.seat')),
                ('run', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='matches', to='matching.run')),
            ],
            options={
                'ordering': ['created_at'],
            },
        ),
        migrations.CreateModel(
            name='Tie',
            fields=[
                ('id', models.UUIDField(default=mentorforum.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=mentorforum.rows.now, editable=False)),
                ('wrapped_key', mentorforum.encryption.WrappedKeyField(editable=False, null=True)),
                ('name', mentorforum.encryption.EncryptedTextField(default='', holder='self', seal='tie.name')),
                ('other', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tied_by', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ties', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programmes.unit')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Mark',
            fields=[
                ('id', models.UUIDField(default=mentorforum.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=mentorforum.rows.now, editable=False)),
                ('wrapped_key', mentorforum.encryption.WrappedKeyField(editable=False, null=True)),
                ('form', models.CharField(blank=True, choices=[('pinned', 'Held fast'), ('excluded', 'Not these two'), ('allowed', 'May be proposed again')], max_length=8)),
                ('overrides', models.JSONField(default=list)),
                ('note', mentorforum.encryption.EncryptedTextField(default='', holder='self', seal='mark.note')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('cohort', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='marks', to='programmes.cohort')),
                ('mentee_application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='marks_as_mentee', to='programmes.application')),
                ('mentor_application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='marks_as_mentor', to='programmes.application')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='marks', to='programmes.programme')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('mentee_application', 'mentor_application'), name='mark_once')],
            },
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.UUIDField(default=mentorforum.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=mentorforum.rows.now, editable=False)),
                ('wrapped_key', mentorforum.encryption.WrappedKeyField(editable=False, null=True)),
                ('side', models.CharField(choices=[('mentee', 'Mentee'), ('mentor', 'Mentor')], max_length=6)),
                ('round', models.PositiveSmallIntegerField(default=1)),
                ('choice', models.CharField(choices=[('yes', 'Yes'), ('talk', 'One more talk'), ('no', 'No')], max_length=4)),
                ('reason', mentorforum.encryption.EncryptedTextField(default='', holder='self', seal='match.answer.reason')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('match', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='matching.match')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('match', 'side', 'round'), name='match_answer_once')],
            },
        ),
        migrations.AddConstraint(
            model_name='run',
            constraint=models.UniqueConstraint(fields=('cohort', 'number'), name='run_number_once'),
        ),
        migrations.AddIndex(
            model_name='match',
            index=models.Index(fields=['cohort', 'status'], name='matching_ma_cohort__80a5ef_idx'),
        ),
        migrations.AddIndex(
            model_name='match',
            index=models.Index(fields=['programme', 'status'], name='matching_ma_program_58fb57_idx'),
        ),
        migrations.AddConstraint(
            model_name='match',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('seat__isnull', False), ('status__in', ['offered', 'active', 'paused'])), models.Q(models.Q(('status__in', ['offered', 'active', 'paused']), _negated=True), ('seat__isnull', True)), _connector='OR'), name='match_holds_a_seat'),
        ),
        migrations.AddConstraint(
            model_name='match',
            constraint=models.UniqueConstraint(condition=models.Q(('status__in', ['offered', 'active', 'paused'])), fields=('cohort', 'mentee_application'), name='match_one_open'),
        ),
        migrations.AddConstraint(
            model_name='match',
            constraint=models.UniqueConstraint(condition=models.Q(('status__in', ['proposed', 'offered', 'active', 'paused'])), fields=('mentee_application', 'mentor_application'), name='match_pair_once'),
        ),
        migrations.AddConstraint(
            model_name='match',
            constraint=models.CheckConstraint(condition=models.Q(('mentee', models.F('mentor')), _negated=True), name='match_of_two'),
        ),
    ]
