import { text } from '../../model/text.ts';

/** What the page says besides what all reports say. */
export const pageWords = {
	title: text('Holdfast report', 'Holdfast 报告'),
	all: text('all', '全部'),
	namespace: text('namespace', '命名空间'),
	noNamespace: text('(none named)', '（未指定）'),
	standard: text('standard', '标准'),
	family: text('family', '类别'),
	search: text('search', '搜索'),
	findings: text('findings', '个问题'),
	shownOf: text('shown of', '个，共'),
	more: text('Show more', '显示更多'),
	why: text('Why', '原因'),
	mend: text('Mend', '修复'),
	change: text('What the fix changes', '修复所作的改动'),
	path: text('Path', '路径'),
	standards: text('Standards', '标准'),
	container: text('container', '容器'),
	nothing: text('Nothing matches these filters.', '没有符合筛选条件的问题。'),
	clean: text('Nothing to mend.', '一切正常。'),
	notRead: text('Could not be read, so this report is incomplete', '无法读取，因此报告不完整'),
};
