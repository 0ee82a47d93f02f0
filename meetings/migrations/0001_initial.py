import django.db.models.deletion
import mentorforum.encryption
import mentorforum.ids
import mentorforum.rows
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('matching', '0001_initial'),
        ('programmes', '0002_programmes'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Logbook',
            fields=[
                ('id', models.UUIDField(default=mentorforum.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=mentorforum.rows.now, editable=False)),
                ('wrapped_key', mentorforum.encryption.WrappedKeyField(editable=False, null=True)),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='logbook', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='LogEntry',
            fields=[
                ('id', models.UUIDField(default=mentorforum.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=mentorforum.rows.now, editable=False)),
                ('once', models.CharField(max_length=40, unique=True)),
                ('text', mentorforum.encryption.EncryptedTextField(holder='logbook', seal='log_entry.text')),
                ('logbook', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='meetings.logbook')),
            ],
            options={
                'ordering': ['-created_at'],
            },
        ),
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.UUIDField(default=mentorforum.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=mentorforum.rows.now, editable=False)),
                ('number', models.PositiveIntegerField()),
                ('status', models.CharField(choices=[('planned', 'Planned'), ('moved', 'Moved'), ('held', 'Held'), ('cancelled', 'Cancelled')], default='planned', max_length=10)),
                ('once', models.CharField(max_length=40, unique=True)),
                ('starts_at', models.DateTimeField(db_index=True)),
                ('ends_at', models.DateTimeField()),
                ('starts_on', models.DateField(db_index=True)),
                ('title', mentorforum.encryption.EncryptedTextField(default='', holder='room', seal='meeting.title')),
                ('place', mentorforum.encryption.EncryptedTextField(default='', holder='room', seal='meeting.place')),
                ('agenda_filled', models.BooleanField(default=False)),
                ('held_said_at', models.DateTimeField(null=True)),
                ('sequence', models.PositiveIntegerField(default=0)),
                ('edit', models.PositiveIntegerField(default=0)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='programmes.programme')),
            ],
            options={
                'ordering': ['starts_at'],
            },
        ),
        migrations.CreateModel(
            name='Room',
            fields=[
                ('id', models.UUIDField(default=mentorforum.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=mentorforum.rows.now, editable=False)),
                ('wrapped_key', mentorforum.encryption.WrappedKeyField(editable=False, null=True)),
                ('first_met_on', models.DateField(db_index=True, null=True)),
                ('last_met_on', models.DateField(db_index=True, null=True)),
                ('outside_on', models.DateField(null=True)),
                ('remind_agenda', models.BooleanField(default=True)),
                ('match', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='room', to='matching.match')),
                ('mentee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rooms_as_mentee', to=settings.AUTH_USER_MODEL)),
                ('mentor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rooms_as_mentor', to=settings.AUTH_USER_MODEL)),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rooms', to='programmes.programme')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='MeetingNote',
            fields=[
                ('id', models.UUIDField(default=mentorforum.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=mentorforum.rows.now, editable=False)),
                ('text', mentorforum.encryption.EncryptedTextField(default='', holder='room', seal='meeting_note.text')),
                ('next_theme', mentorforum.encryption.EncryptedTextField(default='', holder='room', seal='meeting_note.next')),
                ('saved_at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('meeting', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='note', to='meetings.meeting')),
                ('room', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.room')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='meeting',
            name='room',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='meetings.room'),
        ),
        migrations.CreateModel(
            name='Goal',
            fields=[
                ('id', models.UUIDField(default=mentorforum.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=mentorforum.rows.now, editable=False)),
                ('once', models.CharField(max_length=40, unique=True)),
                ('position', models.PositiveSmallIntegerField(default=1)),
                ('text', mentorforum.encryption.EncryptedTextField(holder='room', seal='goal.text')),
                ('known_by', mentorforum.encryption.EncryptedTextField(default='', holder='room', seal='goal.known_by')),
                ('rating', mentorforum.encryption.EncryptedTextField(default='', holder='room', seal='goal.rating')),
                ('reached_on', models.DateField(null=True)),
                ('edit', models.PositiveIntegerField(default=0)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('room', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='goals', to='meetings.room')),
            ],
            options={
                'ordering': ['position', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Evaluation',
            fields=[
                ('id', models.UUIDField(default=mentorforum.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=mentorforum.rows.now, editable=False)),
                ('wrapped_key', mentorforum.encryption.WrappedKeyField(editable=False, null=True)),
                ('side', models.CharField(choices=[('mentee', 'Mentee'), ('mentor', 'Mentor')], max_length=6)),
                ('point', models.SlugField(max_length=20)),
                ('due_on', models.DateField(db_index=True)),
                ('status', models.CharField(choices=[('later', 'Later'), ('open', 'Open'), ('answered', 'Answered'), ('closed', 'Closed')], default='later', max_length=10)),
                ('answered_at', models.DateTimeField(null=True)),
                ('cohort', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evaluations', to='programmes.cohort')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evaluations', to=settings.AUTH_USER_MODEL)),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evaluations', to='programmes.programme')),
                ('room', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evaluations', to='meetings.room')),
            ],
            options={
                'ordering': ['due_on'],
            },
        ),
        migrations.CreateModel(
            name='Contract',
            fields=[
                ('id', models.UUIDField(default=mentorforum.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=mentorforum.rows.now, editable=False)),
                ('status', models.CharField(choices=[('not_begun', 'Not begun'), ('draft', 'Draft'), ('one_signed', 'One has signed'), ('signed', 'Signed'), ('changed', 'Changed, sign again')], default='not_begun', max_length=10)),
                ('version', models.PositiveIntegerField(default=1)),
                ('edit', models.PositiveIntegerField(default=0)),
                ('minutes', models.PositiveSmallIntegerField(null=True)),
                ('early_weeks', models.PositiveSmallIntegerField(null=True)),
                ('early_months', models.PositiveSmallIntegerField(null=True)),
                ('weeks', models.PositiveSmallIntegerField(null=True)),
                ('meetings', models.PositiveSmallIntegerField(null=True)),
                ('signed_at', models.DateTimeField(null=True)),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programmes.programme')),
                ('room', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='contract', to='meetings.room')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Agreement',
            fields=[
                ('id', models.UUIDField(default=mentorforum.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=mentorforum.rows.now, editable=False)),
                ('what', mentorforum.encryption.EncryptedTextField(holder='room', seal='agreement.what')),
                ('due_on', models.DateField(null=True)),
                ('done_at', models.DateTimeField(null=True)),
                ('who', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agreements', to='meetings.meeting')),
                ('room', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agreements', to='meetings.room')),
            ],
            options={
                'ordering': ['created_at'],
            },
        ),
        migrations.CreateModel(
            name='AgendaItem',
            fields=[
                ('id', models.UUIDField(default=mentorforum.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=mentorforum.rows.now, editable=False)),
                ('key', models.SlugField(max_length=60)),
                ('position', models.PositiveSmallIntegerField()),
                ('text', mentorforum.encryption.EncryptedTextField(default='', holder='room', seal='agenda.text')),
                ('suggested', models.BooleanField(default=False)),
                ('taken', models.BooleanField(null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agenda', to='meetings.meeting')),
                ('room', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.room')),
            ],
            options={
                'ordering': ['position', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Section',
            fields=[
                ('id', models.UUIDField(default=mentorforum.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=mentorforum.rows.now, editable=False)),
                ('version', models.PositiveIntegerField()),
                ('key', models.SlugField(max_length=60)),
                ('text', mentorforum.encryption.EncryptedTextField(default='', holder='room', seal='contract.section')),
                ('contract', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sections', to='meetings.contract')),
                ('room', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.room')),
            ],
        ),
        migrations.CreateModel(
            name='SharedAnswer',
            fields=[
                ('id', models.UUIDField(default=mentorforum.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=mentorforum.rows.now, editable=False)),
                ('text', mentorforum.encryption.EncryptedTextField(holder='room', seal='shared_answer.text')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='shared_answers', to='meetings.meeting')),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programmes.question')),
                ('room', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.room')),
            ],
        ),
        migrations.CreateModel(
            name='Signature',
            fields=[
                ('id', models.UUIDField(default=mentorforum.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=mentorforum.rows.now, editable=False)),
                ('version', models.PositiveIntegerField()),
                ('at', models.DateTimeField()),
                ('contract', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signatures', to='meetings.contract')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='UsedLanguages',
            fields=[
                ('id', models.UUIDField(default=mentorforum.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=mentorforum.rows.now, editable=False)),
                ('keys', mentorforum.encryption.EncryptedTextField(holder='logbook', seal='used_languages.keys')),
                ('logbook', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='used_languages', to='meetings.logbook')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.meeting')),
            ],
        ),
        migrations.CreateModel(
            name='EvaluationAnswer',
            fields=[
                ('id', models.UUIDField(default=mentorforum.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=mentorforum.rows.now, editable=False)),
                ('shown_as', models.TextField(max_length=1000)),
                ('value', models.JSONField(null=True)),
                ('text', mentorforum.encryption.EncryptedTextField(default='', holder='evaluation', seal='evaluation_answer.text')),
                ('evaluation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='meetings.evaluation')),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programmes.question')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('evaluation', 'question'), name='evaluation_answer_once')],
            },
        ),
        migrations.CreateModel(
            name='PrivateAnswer',
            fields=[
                ('id', models.UUIDField(default=mentorforum.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=mentorforum.rows.now, editable=False)),
                ('text', mentorforum.encryption.EncryptedTextField(holder='logbook', seal='private_answer.text')),
                ('logbook', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='meetings.logbook')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.meeting')),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programmes.question')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('logbook', 'meeting', 'question'), name='private_answer_once')],
            },
        ),
        migrations.CreateModel(
            name='PairAnswer',
            fields=[
                ('id', models.UUIDField(default=mentorforum.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=mentorforum.rows.now, editable=False)),
                ('text', mentorforum.encryption.EncryptedTextField(holder='room', seal='pair_answer.text')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('evaluation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.evaluation')),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programmes.question')),
                ('room', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pair_answers', to='meetings.room')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('evaluation', 'question'), name='pair_answer_once')],
            },
        ),
        migrations.AddIndex(
            model_name='meeting',
            index=models.Index(fields=['status', 'starts_on'], name='meetings_me_status_f38a59_idx'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.UniqueConstraint(fields=('room', 'number'), name='meeting_number_once'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='meeting_ends_later'),
        ),
        migrations.AddConstraint(
            model_name='evaluation',
            constraint=models.UniqueConstraint(fields=('room', 'person', 'point'), name='evaluation_once'),
        ),
        migrations.AddConstraint(
            model_name='agendaitem',
            constraint=models.UniqueConstraint(fields=('meeting', 'key'), name='agenda_item_once'),
        ),
        migrations.AddConstraint(
            model_name='section',
            constraint=models.UniqueConstraint(fields=('contract', 'version', 'key'), name='section_once'),
        ),
        migrations.AddConstraint(
            model_name='sharedanswer',
            constraint=models.UniqueConstraint(fields=('meeting', 'question'), name='shared_answer_once'),
        ),
        migrations.AddConstraint(
            model_name='signature',
            constraint=models.UniqueConstraint(fields=('contract', 'version', 'person'), name='signature_once'),
        ),
        migrations.AddConstraint(
            model_name='usedlanguages',
            constraint=models.UniqueConstraint(fields=('logbook', 'meeting'), name='used_languages_once'),
        ),
    ]
